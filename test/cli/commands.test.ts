import { type CommandLab, openCommandLab } from './command-lab';
import { type } from './typed';

let lab: CommandLab;
beforeAll(async () => {
  lab = await openCommandLab();
}, 240_000);
afterAll(() => lab?.close());

/** The one JSON document that standard output holds. */
const documentOf = (stdout: string) => JSON.parse(stdout) as Record<string, unknown>;

describe('a command that waits', () => {
  it('tells every verdict and ends with 0', async () => {
    const [one, other] = [lab.running('/a.ts'), lab.running('/b.ts')];
    const { code, stdout, stderr } = await lab.run(['stop', 'boro-lab', one, other, '--wait']);
    expect([code, stdout.replace(/ +/g, ' ')]).toEqual([
      0,
      `JOB PHASE SYSTEM SAYS VERDICT\n${one} stopped Canceled stopped\n${other} stopped Canceled stopped\n`,
    ]);
    expect(stderr).toMatch(
      / s {2}boro-lab \d+: .*stopped \(Canceled\), stopped\n[\s\S]*2 of 2 as wanted\.\n$/,
    );
  });

  it('takes ids from standard input and writes one document', async () => {
    const id = lab.running('/c.ts');
    const { code, stdout } = await lab.run(['remediate', 'boro-lab', '--wait', '--json'], `\n ${id}\r\n`);
    expect([code, documentOf(stdout)]).toMatchObject([
      0,
      {
        workflow: 'remediateJobs',
        status: 'completed',
        asWanted: true,
        result: { system: 'boro-lab', jobs: [{ id, rerun: { outcome: 'rerun' } }] },
      },
    ]);
  });

  it('ends with 1 when a job is not as wanted', async () => {
    const { code, stdout } = await lab.run(['stop', 'boro-lab', '99999', '--wait']);
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining('✗ 99999: The system does not know this job.') as string,
    ]);
  });

  it('ends with 2 for a system that no worker knows', async () => {
    const { code, stdout, stderr } = await lab.run(['rerun', 'no-lab', '1', '--wait']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('no-lab');
  });

  it('ends with 1 when another end was wanted', async () => {
    const id = lab.running('/d.ts', { status: 'Completed' });
    const { code, stdout } = await lab.run(['await', 'boro-lab', id, '--phases', 'failed', '--wait']);
    expect([code, stdout]).toEqual([1, expect.stringContaining(`✗ ${id}: It ended as succeeded`) as string]);
  });

  it('is left by Ctrl-C and come back to', async () => {
    const id = lab.running('/e.ts', { stopTakesMs: 3_000 });
    const waiting = lab.start(['stop', 'boro-lab', id, '--wait', '--workflow-id', "night's stop"]);
    await waiting.said(/boro-lab \d+: running/);
    waiting.kill('SIGINT');
    const { code, stdout, stderr } = await waiting.ended;
    expect([code, stdout]).toEqual([130, '']);
    const back = String.raw`job-control status --workflow 'night'\''s stop' --wait`;
    expect(stderr).toContain(`Detached. The workflow goes on. To come back: ${back}`);
    const again = await lab.run(['status', '--workflow', "night's stop", '--wait']);
    expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/stopped +Canceled +stopped/)]);
  });
});

describe('a command that does not wait', () => {
  it('tells only the id on standard output', async () => {
    const id = lab.running('/f.ts');
    const { code, stdout, stderr } = await lab.run(['stop', 'boro-lab', id]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^job-control\/stopJobs\/boro-lab\/\w{16}\n$/)]);
    expect(stderr).toContain(`job-control status --workflow ${stdout.trim()} --wait\n`);
    const { code: end } = await lab.run(['status', '--workflow', stdout.trim(), '--wait', '--json']);
    expect(end).toBe(0);
  });

  it('does not take an id that is in use', async () => {
    const start = () =>
      lab.run([
        'await',
        'boro-lab',
        lab.running('/g.ts'),
        '--workflow-id',
        'mine',
        '--deadline',
        '1h',
        '--json',
      ]);
    expect(await start()).toMatchObject({ code: 0, stdout: expect.stringContaining('"running"') as string });
    expect(await start()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        'under way already. To come back to it: job-control status --workflow mine --wait\n',
      ) as string,
    });
    expect(await lab.run(['status', '--workflow', 'mine'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('boro-lab: awaiting') as string,
    });
    expect(await lab.run(['cancel', 'mine'])).toMatchObject({ code: 0 });
    const { code, stdout, stderr } = await lab.run(['status', '--workflow', 'mine', '--wait']);
    expect([code, stdout, stderr]).toEqual([
      1,
      expect.stringContaining('still-active') as string,
      expect.stringContaining('It was cancelled') as string,
    ]);
    const ended = expect.stringContaining(
      '"mine" has ended already (completed). 0 of 1 as wanted. It was cancelled: this is what was known then.',
    ) as string;
    expect(await lab.run(['cancel', 'mine'])).toMatchObject({ code: 0, stderr: ended });
    expect(await lab.run(['resolve', 'mine', '1', 'give-up'])).toMatchObject({ code: 1, stderr: ended });
  });
});

describe('status', () => {
  it('says what jobs are doing now', async () => {
    const id = lab.running('/h.ts');
    const { code, stdout } = await lab.run(['status', 'boro-lab', id, '99999', '--json']);
    expect([code, documentOf(stdout)]).toMatchObject([
      1,
      {
        jobs: [
          { id, outcome: 'found', snapshot: { phase: 'running', rawStatus: 'Running' } },
          { outcome: 'not-found' },
        ],
      },
    ]);
    expect(await lab.run(['status', 'boro-lab', id])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^JOB +PHASE +SYSTEM SAYS +NAME\n\d+ +running +Running +h\.ts\n$/,
      ) as string,
    });
  });

  it('ends with 2 for a workflow that is not there', async () => {
    const { code, stderr } = await lab.run(['status', '--workflow', 'nothing']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('There is no workflow "nothing"') as string]);
  });
});

describe('a rerun that nothing can prove', () => {
  it('is shown, settled, and in the ledger', async () => {
    const id = lab.running('/i.ts');
    // Ended at once, so that no search among active tasks finds it.
    lab.boro.simulator.fault({ method: 'TaskStart', kind: 'response-lost-before-effect' });
    const waiting = lab.start(['remediate', 'boro-lab', id, '--wait', '--workflow-id', 'asked']);
    await waiting.said(/Answer with: job-control resolve asked \d+ adopt/);
    expect(await lab.run(['resolve', 'asked', '99', 'give-up'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no rerun of job "99" is waiting') as string,
    });
    const answer = await lab.run(['resolve', 'asked', id, 'submit-again', '--by', 'Kim', '--why', 'looked']);
    expect([answer.code, answer.stderr]).toEqual([0, `Taken: submit-again for job ${id}.\n`]);
    expect(await waiting.ended).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('rerun as') as string,
    });
    const { stdout } = await lab.run(['ledger', 'asked', '--json']);
    const entries = stdout.trim().split('\n').map(documentOf);
    expect(entries.find(({ event }) => event === 'answer')).toMatchObject({ by: 'Kim', why: 'looked', id });
    expect((await lab.run(['ledger', 'asked'])).stdout).toMatch(/^AT +EVENT +SYSTEM[\s\S]*Kim/);
  });
});

describe('a namespace that is not there', () => {
  it.each([
    ['status', 'boro-lab', '1'],
    ['plan', 'abort', 'night'],
    ['schedule', 'list'],
  ])('ends %s %s with 2', async (...args) => {
    const { code, stderr } = await lab.run(args, undefined, { TEMPORAL_NAMESPACE: 'nowhere' });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('There is no namespace "nowhere" on this Temporal server.') as string,
    ]);
  });
});

describe('a place without Temporal', () => {
  it('ends every command with 3', async () => {
    const address = process.env.TEMPORAL_ADDRESS;
    process.env.TEMPORAL_ADDRESS = '127.0.0.1:1';
    const { code, stderr } = await type(['status', 'boro-lab', '1']);
    if (address === undefined) delete process.env.TEMPORAL_ADDRESS;
    else process.env.TEMPORAL_ADDRESS = address;
    expect([code, stderr]).toEqual([3, expect.stringContaining('Temporal cannot be reached at 127.0.0.1:1')]);
  });
});
