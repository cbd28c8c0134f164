import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { until } from '../until';
import { type CommandLab, openCommandLab } from './command-lab';

let lab: CommandLab;
beforeAll(async () => {
  lab = await openCommandLab();
  const steps = { stuck: { action: 'stop', system: 'boro-lab', jobs: ['99999'] } };
  writeFileSync(join(lab.folder, 'stuck.yaml'), stringify({ steps }));
}, 240_000);
afterAll(() => lab?.close());

const schedule = (...args: string[]) => lab.run(['schedule', ...args]);
const shown = async () =>
  JSON.parse((await schedule('show', 'stuck', '--json')).stdout) as {
    paused: boolean;
    overlap: string;
    next: string[];
    times: object;
    latest: { workflowId: string }[];
  };

describe('a schedule', () => {
  it('is made, seen, changed, run, and removed', async () => {
    const made = await schedule(
      'create',
      'stuck',
      'stuck.yaml',
      '--every',
      '6h',
      '--paused',
      '--note',
      'soon',
    );
    expect([made.code, made.stderr]).toEqual([0, expect.stringContaining('schedule show stuck') as string]);
    expect(await schedule('create', 'stuck', 'stuck.yaml', '--every', '6h')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('job-control schedule update stuck') as string,
    });
    expect(await shown()).toMatchObject({ paused: true, overlap: 'SKIP', note: 'soon', plan: { steps: {} } });
    expect(await shown()).toMatchObject({ next: [], times: { every: [{ every: '6h' }], timeZone: 'UTC' } });
    expect((await schedule('resume', 'stuck')).code).toBe(0);
    expect((await shown()).paused).toBe(false);
    expect(
      (
        await schedule(
          'update',
          'stuck',
          '--cron',
          '0 3 * * 1-5',
          '--time-zone',
          'Europe/Berlin',
          '--catchup-window',
          '10m',
          '--overlap',
          'buffer-one',
        )
      ).code,
    ).toBe(0);
    expect(await shown()).toMatchObject({ overlap: 'BUFFER_ONE', taskQueue: 'job-control' });
    expect((await schedule('show', 'stuck')).stdout).toContain(
      '\nRuns at "0 3 * * 1-5" (Europe/Berlin); after an outage of the server up to 10m late.\n',
    );
    expect((await schedule('update', 'stuck', '--task-queue', 'elsewhere')).code).toBe(0);
    expect(await shown()).toMatchObject({ taskQueue: 'elsewhere' });
    await schedule('update', 'stuck', '--plan', 'stuck.yaml', '--task-queue', 'job-control');
    expect(await shown()).toMatchObject({ taskQueue: 'job-control' });
    expect((await shown()).next[0]).toMatch(/T0[12]:00:00/);
    await until('it is in the list', async () => (await schedule('list')).stdout.includes('stuck'));
    expect((await schedule('trigger', 'stuck')).code).toBe(0);
    await until('it has run', async () => (await shown()).latest.length > 0);
    const [latest] = (await shown()).latest;
    expect(await lab.run(['plan', 'show', latest?.workflowId ?? '', '--wait'])).toMatchObject({ code: 1 });
    expect((await schedule('pause', 'stuck', '--note', 'enough')).code).toBe(0);
    expect((await schedule('delete', 'stuck')).code).toBe(0);
    expect(await schedule('show', 'stuck')).toMatchObject({
      code: 2,
      stderr: 'There is no schedule "stuck" in this namespace.\n',
    });
  });

  it.each([
    ['without a time', ['create', 'other', 'stuck.yaml'], 'Say when it runs'],
    ['with a wrong time', ['create', 'other', 'stuck.yaml', '--cron', 'now and then'], 'cron'],
    ['that changes nothing', ['update', 'other'], 'Say what changes'],
    [
      'with an option of a plan alone',
      ['update', 'other', '--every', '6h', '--approve-above', '10', '--on-failure', 'ask'],
      'For --on-failure, --approve-above the plan is needed, too: give it with --plan.',
    ],
    [
      'with a time zone alone',
      ['update', 'other', '--overlap', 'skip', '--time-zone', 'UTC'],
      'For --time-zone',
    ],
  ])('%s is refused', async (_what, args, message) => {
    const { code, stderr } = await schedule(...args);
    expect([code, stderr.toLowerCase()]).toEqual([
      2,
      expect.stringContaining(message.toLowerCase()) as string,
    ]);
  });
});
