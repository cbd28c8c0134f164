import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connectToSimulator } from '../../../src/testing/simulators/kit';

const ENTRY = join(__dirname, '../../../src/testing/simulators/run.ts');
const started: ChildProcess[] = [];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulator-'));
});

afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')));

afterAll(() => rm(folder, { recursive: true }));

function run(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', ENTRY, ...args], { stdio: 'pipe' });
  started.push(child);
  return child;
}

/** The one line that a simulator prints when it listens. */
async function firstLine(child: ReturnType<typeof run>): Promise<{ vendor: string; url: string }> {
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return JSON.parse(chunk.toString()) as { vendor: string; url: string };
}

describe('the simulator process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('listens, is seeded, and ends on %s', async (signal) => {
    const seeds = join(folder, 'jobs.json');
    await writeFile(seeds, JSON.stringify([{ id: 63, templateId: 1, uri: '/media/a.ts' }]));
    const child = run('elecard-boro-vod', '--seed-file', seeds);
    const { vendor, url } = await firstLine(child);
    expect(vendor).toBe('elecard-boro-vod');
    expect(await connectToSimulator(url).task('63')).toMatchObject({ status: 'Running' });
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('ends with its input when asked', async () => {
    const child = run('elecard-boro-vod', '--until-stdin-closes');
    await firstLine(child);
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('ends on a signal with its input open', async () => {
    const child = run('elecard-boro-vod', '--until-stdin-closes');
    await firstLine(child);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('outlives its input otherwise', async () => {
    const child = run('elecard-boro-vod');
    child.stdin.end();
    const { url } = await firstLine(child);
    expect(await connectToSimulator(url).tasks()).toEqual([]);
  });

  it('explains itself', async () => {
    const child = run('--help');
    const [usage, exit] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    expect(usage).toMatch(/^Usage: job-control-simulator <.*elecard-boro-vod.*>/);
    expect(exit).toEqual([0, null]);
  });

  it.each([
    [['hitachi'], 'Name one vendor.'],
    [['elecard-boro-vod', '--port', 'x'], '--port must be a number.'],
    [['elecard-boro-vod', '--colour'], "Unknown option '--colour'"],
    [['elecard-boro-vod', '--seed-file', 'no-such-file'], 'ENOENT'],
  ])('ends with 2 for %j', async (args, sentence) => {
    const child = run(...args);
    const [message, exit] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(message).toContain(sentence);
    expect(message).toContain('Usage:');
    expect(exit).toEqual([2, null]);
  });
});
