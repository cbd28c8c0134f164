import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { AwaitJobsInput, AwaitJobsResult } from '../../src/contract';
import { ScriptedSystem } from '../fakes/scripted-system';
import { startTestServer } from '../temporal';
import { withWorker } from '../with-worker';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());

function wait(lab: ScriptedSystem, input: Omit<AwaitJobsInput, 'system'>): Promise<AwaitJobsResult> {
  return withWorker(env, { systems: { lab } }, (jobControl) =>
    jobControl.execute('awaitJobs', {
      system: 'lab',
      ...input,
      await: { pollInterval: 20, deadline: '10s', ...input.await },
    }),
  );
}

describe('waiting for jobs', () => {
  it('says how each of them ended', async () => {
    const lab = new ScriptedSystem()
      .add('1', { phase: 'running', then: [{ phase: 'succeeded', afterReads: 3 }] })
      .add('2', { phase: 'running', then: [{ phase: 'failed', afterReads: 2 }] })
      .add('3', { phase: 'stopped' });
    const { jobs, cancelled } = await wait(lab, { jobs: ['1', '2', '3', '4'] });
    expect({ jobs, cancelled }).toMatchObject({
      cancelled: false,
      jobs: [
        {
          id: '1',
          outcome: 'ended',
          phase: 'succeeded',
          run: '1#1',
          reason: 'It ended as succeeded (SUCCEEDED).',
        },
        { id: '2', outcome: 'ended', phase: 'failed' },
        { id: '3', outcome: 'ended', phase: 'stopped' },
        { id: '4', outcome: 'not-found' },
      ],
    });
  });

  it('changes nothing on the system', async () => {
    const lab = new ScriptedSystem().add('1', {
      phase: 'running',
      then: [{ phase: 'succeeded', afterReads: 3 }],
    });
    await wait(lab, { jobs: ['1'] });
    expect(new Set(lab.ledger.map(({ operation }) => operation))).toEqual(new Set(['status']));
  });

  it('gives up at the deadline', async () => {
    const lab = new ScriptedSystem().add('1', { phase: 'running' });
    const { jobs } = await wait(lab, { jobs: ['1'], await: { deadline: 300 } });
    expect(jobs).toMatchObject([
      { outcome: 'still-active', reason: 'It is running (RUNNING). The deadline passed.' },
    ]);
  });

  it('can wait for a phase that is no end', async () => {
    const lab = new ScriptedSystem().add('1', {
      phase: 'running',
      then: [{ phase: 'paused', afterReads: 2 }],
    });
    const { jobs } = await wait(lab, { jobs: ['1'], await: { phases: ['paused'] } });
    expect(jobs).toMatchObject([{ outcome: 'ended', phase: 'paused' }]);
  });

  it('is not about another run', async () => {
    const lab = new ScriptedSystem().add('1', { phase: 'running' });
    const { jobs } = await wait(lab, { jobs: ['1'], runs: { '1': '1#7' } });
    expect(jobs).toMatchObject([{ outcome: 'other-run', phase: 'running', run: '1#1' }]);
  });

  it('leaves evidence and ledger out when told to', async () => {
    const lab = new ScriptedSystem().add('1', { phase: 'failed' });
    const [full, brief] = [await wait(lab, { jobs: ['1'] }), await wait(lab, { jobs: ['1'], brief: true })];
    expect([full.jobs[0]?.evidence.length, full.ledger.length]).toEqual([1, 1]);
    expect([brief.jobs[0]?.evidence.length, brief.ledger.length]).toEqual([0, 0]);
    expect(brief.jobs[0]).toEqual({ ...full.jobs[0], evidence: [] });
  });
});
