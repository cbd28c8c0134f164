import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { startTestServer } from '../temporal';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'job-control-worker-test-'));
const example = join(ROOT, 'examples/job-control.yaml');

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Runs the worker and, once it is ready, ends it with a signal. */
async function run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/worker.ts', ...args], {
    cwd: ROOT,
    env: {
      ...process.env,
      BORO_SECRET: 'c2VjcmV0LXNlY3JldA==',
      TEMPORAL_CONFIG_FILE: join(folder, 'none.toml'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const listen = (chunk: Buffer): void => {
    said += chunk.toString();
    // Once: a second signal would end it without ceremony.
    if (said.includes('Worker ready') && !child.killed) child.kill('SIGTERM');
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

const write = (name: string, text: string) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

describe('job-control-worker', () => {
  it('explains itself', async () => {
    expect(await run(['--help'])).toMatchObject({
      code: 0,
      said: expect.stringContaining('Usage: job-control-worker') as string,
    });
  });

  it('checks settings and sends nothing', async () => {
    expect(await run(['--settings', example, '--check'])).toEqual({
      code: 0,
      said: `${example} is right. Systems: boro-lab\n`,
    });
  });

  it('checks the settings of two systems', async () => {
    const secret = write('add-user', 'canary-password');
    const both = readFileSync(join(ROOT, 'examples/two-systems.yaml'), 'utf8');
    const file = write('two-systems.yaml', both.replace('/run/secrets/add-user', secret));
    const { code, said } = await run(['--settings', file, '--check'], { AO_PASSWORD: 'canary-secret' });
    expect([code, said]).toEqual([0, `${file} is right. Systems: boro-lab, ao-lab\n`]);
  });

  it('checks settings with a recorded submission', async () => {
    const prime = join(ROOT, 'examples/cisco-prime.yaml');
    const { code, said } = await run(['--settings', prime, '--check'], { PRIME_PASSWORD: 'canary-secret' });
    expect([code, said]).toEqual([0, `${prime} is right. Systems: prime-lab\n`]);
  });

  it('ends with 2 for wrong settings, naming the line', async () => {
    const file = write(
      'wrong.yaml',
      'systems:\n  boro-lab:\n    vendor: elecard-boro-vod\n    url: http://boro.example\n    userId: one\n',
    );
    const { code, said } = await run(['--settings', file]);
    expect([code, said.split('\n').find((line) => line.includes('userId'))]).toEqual([
      2,
      expect.stringContaining(':5:'),
    ]);
  });

  it('names the zones of others', async () => {
    const file = write('zones.yaml', `${readFileSync(example, 'utf8')}zones: { boro-berlin: berlin }\n`);
    const { code, said } = await run(['--settings', file, '--check']);
    const systems = 'boro-lab; by other task queues: boro-berlin (berlin)';
    expect([code, said]).toEqual([0, `${file} is right. Systems: ${systems}\n`]);
  });

  it.each([[[]], [['--check']]])('ends with 2 without systems of its own (%j)', async (flags) => {
    const { code, said } = await run(['--settings', join(ROOT, 'examples/client-only.yaml'), ...flags]);
    expect([code, said]).toEqual([2, expect.stringContaining('a worker needs systems of its own')]);
  });

  it('tells its version', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(await run(['--version'])).toEqual({ code: 0, said: `${version}\n` });
  });

  it('ends with 2 for an unknown option', async () => {
    expect(await run(['--setings', example])).toMatchObject({
      code: 2,
      said: expect.stringContaining('--setings') as string,
    });
  });

  it("ends with 2 for a wrong profile of Temporal's", async () => {
    const toml = write('temporal.toml', '[profile.default]\naddress = "localhost:1"\n');
    const { code, said } = await run(['--settings', example], {
      TEMPORAL_CONFIG_FILE: toml,
      TEMPORAL_PROFILE: 'nope',
    });
    expect([code, said]).toEqual([2, expect.stringContaining("Temporal's configuration")]);
  });

  it('ends with 3 when Temporal cannot be reached', async () => {
    const { code, said } = await run(['--settings', example], { TEMPORAL_ADDRESS: '127.0.0.1:1' });
    expect([code, said]).toEqual([3, expect.stringContaining('Temporal cannot be reached at 127.0.0.1:1')]);
  });

  describe('with a server', () => {
    let env: TestWorkflowEnvironment;
    beforeAll(async () => {
      env = await startTestServer();
    });
    afterAll(() => env?.teardown());

    it('runs until SIGTERM and ends with 0', async () => {
      const { code, said } = await run(['--settings', example], { TEMPORAL_ADDRESS: env.address });
      expect(said).toContain('Worker ready on task queue "job-control" for boro-lab');
      expect(code).toBe(0);
    });
  });
});
