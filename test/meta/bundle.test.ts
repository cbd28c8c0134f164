import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, type LogEntry } from '@temporalio/worker';

/** All that may be in a bundle: a sandbox has no Node, and what is in it must be deterministic. */
const ALLOWED = [
  /^src\/(contract|nexus|workflows)\//,
  /^test\/meta\/bundle-fixtures\//,
  /^node_modules\/(@temporalio\/(workflow|common)|nexus-rpc|ms|long)\//,
];

type LogFunction = (entry: LogEntry) => void;

describe('the workflow bundle of a user', () => {
  it('holds only what a sandbox can run', async () => {
    const modules = await modulesIn('user-workflows.ts');
    expect(modules).toEqual(
      expect.arrayContaining(['src/workflows/index.ts', 'src/nexus/index.ts', 'src/contract/index.ts']),
    );
    expect(forbidden(modules)).toEqual([]);
  });

  it('is refused with Node in it', async () => {
    const logged: string[] = [];
    const bundling = modulesIn('with-node.ts', ({ message }) => void logged.push(message));
    await expect(bundling).rejects.toThrow('Webpack finished with errors');
    expect(logged.join()).toContain('node:fs');
  });

  it('is caught with adapters or zod in it', async () => {
    const found = forbidden(await modulesIn('with-settings.ts'));
    expect(found).toContain('src/systems/elecard-boro-vod/statuses.ts');
    expect(found.some((name) => name.startsWith('node_modules/zod/'))).toBe(true);
  });
});

/** The modules of the bundle, as paths from the repository's root. */
async function modulesIn(fixture: string, log: LogFunction = () => undefined): Promise<string[]> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(__dirname, 'bundle-fixtures', fixture),
    logger: new DefaultLogger('ERROR', log),
  });
  return [...code.matchAll(/^\/\*{3}\/ "\.\/([^"]+)"/gm)].map(([, name = '']) => name);
}

function forbidden(modules: readonly string[]): string[] {
  return modules.filter((name) => !ALLOWED.some((pattern) => pattern.test(name)));
}
