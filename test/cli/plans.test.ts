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
    const again = await lab.run(['plan', 'run', 'failing.yaml', '--wait']);
    expect(again.stdout).toContain('✗ first 99999: not-found. The system does not know this job.');
  });
});
