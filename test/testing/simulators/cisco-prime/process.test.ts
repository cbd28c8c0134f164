import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectToSimulator } from '../../../../src/testing/simulators/kit';
import { runsOf } from './prime';

const ENTRY = join(__dirname, '../../../../src/testing/simulators/run.ts');
let folder: string;
let child: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cisco-prime-'));
});

afterAll(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

it('runs as a process of its own', async () => {
  const seeds = join(folder, 'jobs.json');
  await writeFile(seeds, JSON.stringify([{ id: 7, run: { id: 15, status: 'PAUSED' } }]));
  const args = ['--import', 'tsx', ENTRY, 'cisco-prime', '--seed-file', seeds];
  child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  const { vendor, url } = JSON.parse(chunk.toString()) as { vendor: string; url: string };
  expect(vendor).toBe('cisco-prime');
  expect(await runsOf({ url }, '7')).toMatchObject([{ runId: 15, runStatus: 'PAUSED' }]);
  expect(await connectToSimulator(url).act('traffic')).toMatchObject({ requests: 1 });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
