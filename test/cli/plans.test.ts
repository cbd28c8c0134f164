import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { until } from '../until';
import { type CommandLab, openCommandLab } from './command-lab';

let lab: CommandLab;
beforeAll(async () => {
  lab = await openCommandLab();
}, 240_000);
afterAll(() => lab?.close());

const write = (name: string, plan: object) => writeFileSync(join(lab.folder, name), stringify(plan));
const stdoutOf = async (...args: string[]) => (await lab.run(args)).stdout;

describe('a plan', () => {
  it('is run, approved, and seen to its end', async () => {
    const id = lab.running('/a.ts');
    write('night.yaml', {
      steps: {
        encode: { action: 'remediate', system: 'boro-lab', jobs: [id] },
        proof: {
          ...{ action: 'await', system: 'boro-lab', rerunsOf: 'encode', after: ['encode'] },
          ...{ requiresApproval: true, await: { phases: ['running'] } },
        },
      },
    });
    expect(await lab.run(['plan', 'run', 'night.yaml', '--workflow-id', 'night'])).toMatchObject({
      code: 0,
      stdout: 'night\n',
      stderr: expect.stringContaining('job-control status --workflow night --wait') as string,
    });
    await until('it asks', async () => / approval /.test(await stdoutOf('plan', 'show', 'night')));
    const { stderr } = await lab.run(['plan', 'show', 'night']);
    expect(stderr).toContain('job-control plan approve night proof');
    const early = await lab.run(['plan', 'retry', 'night', 'encode']);
    expect([early.code, early.stderr]).toEqual([1, expect.stringContaining('not taken') as string]);
    const approved = await lab.run(['plan', 'approve', 'night', 'proof', '--by', 'Kim', '--why', 'seen']);
    expect([approved.code, approved.stderr]).toEqual([0, 'Taken: approve proof.\n']);
    const { code, stdout, stderr: progress } = await lab.run(['plan', 'show', 'night', '--wait']);
    expect([code, stdout.replace(/ +/g, ' ')]).toEqual([
      0,
      'STEP DOES ON STATUS JOBS ENDED\nencode remediate boro-lab done 1 1 stopped, rerun\nproof await boro-lab done 1 1 running\n',
    ]);
    expect(progress).toContain('The plan is done.');
    expect(await stdoutOf('ledger', 'night', '--json')).toContain('"by":"Kim"');
  });

  it('is told before it is run', async () => {
    const [id, stops] = [lab.running('/b.ts'), lab.boro.calls('TaskStop')];
    write('dry.yaml', { steps: { only: { action: 'stop', system: 'boro-lab', jobs: [id, '99999'] } } });
    const { code, stdout } = await lab.run(['plan', 'dry-run', 'dry.yaml']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^STEP +WOULD +ON +JOBS +NOW +CALLS +TAKES\nonly +stop +boro-lab +2 .*1 running/);
    expect(stdout).toContain('✗ only, not as wanted: 99999.');
    expect(JSON.parse((await lab.run(['plan', 'dry-run', 'dry.yaml', '--json'])).stdout)).toMatchObject({
      order: [['only']],
      steps: { only: { jobs: 2, refused: { count: 1 } } },
    });
    expect(lab.boro.calls('TaskStop')).toBe(stops);
  });

  it('that fails ends with 1 and says which jobs', async () => {
    write('failing.yaml', {
      steps: {
        first: { action: 'stop', system: 'boro-lab', jobs: ['99999'] },
        second: { action: 'stop', system: 'boro-lab', jobs: ['99998'], after: ['first'] },
      },
    });
    const { code, stdout } = await lab.run(['plan', 'run', 'failing.yaml', '--wait', '--json']);
    expect([code, JSON.parse(stdout)]).toMatchObject([
      1,
      {
        ...{ workflow: 'runPlan', status: 'completed', asWanted: false },
        result: {
          outcome: 'failed',
          steps: { first: { status: 'failed' }, second: { status: 'not-started' } },
        },
      },
    ]);
    const again = await lab.run(['plan', 'run', 'failing.yaml', '--wait', '--workflow-id', 'u4']);
    expect(again.stdout).toContain('✗ first 99999: not-found. The system does not know this job.');
  });

  it.each([['abort'], ['pause'], ['retry', 'first'], ['resolve', '99999', 'give-up']])(
    'that has ended takes no %s',
    async (...[decision, ...about]) => {
      const { code, stderr } = await lab.run(['plan', decision, 'u4', ...about]);
      expect([code, stderr]).toEqual([
        1,
        '"u4" has ended already (completed). The plan is failed. All of it: job-control status --workflow u4 --wait\n',
      ]);
    },
  );

  it('that is not there is said so', async () => {
    expect(await lab.run(['plan', 'abort', 'u5'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no workflow "u5"') as string,
    });
  });

  it('with a rerun that nothing can prove is settled', async () => {
    const id = lab.running('/i.ts');
    lab.boro.simulator.fault({ method: 'TaskStart', kind: 'response-lost-before-effect' });
    write('doubt.yaml', { steps: { drain: { action: 'remediate', system: 'boro-lab', jobs: [id] } } });
    await lab.run(['plan', 'run', 'doubt.yaml', '--workflow-id', 'doubt']);
    const command = `job-control plan resolve doubt ${id} adopt --new-id <id> | submit-again | give-up`;
    const seen = async () => lab.run(['plan', 'show', 'doubt']);
    await until('it asks', async () => (await seen()).stderr.includes(command));
    const { stderr } = await seen();
    expect(stderr).not.toMatch(/plan (retry|skip)|answer there/);
    const answer = await lab.run(['plan', 'resolve', 'doubt', id, 'submit-again']);
    expect([answer.code, answer.stderr]).toEqual([0, `Taken: submit-again for job ${id}.\n`]);
  });
});
