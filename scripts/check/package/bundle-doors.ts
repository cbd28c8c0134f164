import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../command';
import type { InstalledPackage } from './installed-package';

/** The doors that workflow code imports. */
const SANDBOX_DOORS = ['/workflows', '/nexus'];

/** Bundles the sandbox's doors as a user does who re-exports them. Resolves with the findings, none when all is well. */
export async function bundleDoors({ name, project, doors }: InstalledPackage): Promise<string[]> {
  const sandboxed = doors.filter((door) => SANDBOX_DOORS.includes(door.slice(name.length)));
  await copyFile(join(__dirname, 'bundle-entry.cjs'), join(project, 'bundle-entry.cjs'));
  const entry = join(project, 'workflows.ts');
  await writeFile(entry, sandboxed.map((door) => `export * from '${door}';\n`).join(''));
  const { code, output } = await runCommand({
    line: [process.execPath, 'bundle-entry.cjs', entry],
    cwd: project,
  });
  return code === 0 ? [] : [`bundling ${sandboxed.join(' and ')}:\n${output.trimEnd()}`];
}
