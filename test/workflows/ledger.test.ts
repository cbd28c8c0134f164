import type { WorkflowUpdateFailedError } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { LedgerEntry, RerunJobsResult } from '../../src/contract';
import { FROM_START, NEW_RUN } from '../fakes/scripted-capabilities';
import { broken } from '../fakes/scripted-faults';
import { ScriptedSystem } from '../fakes/scripted-system';
import { startTestServer } from '../temporal';
import { until } from '../until';
import { withWorker } from '../with-worker';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());

const told = (entries: readonly LedgerEntry[]) =>
  entries.map(({ event, id, outcome = '', why = '' }) => [event, id, outcome, why].filter(Boolean).join(' '));

const rerun = (lab: ScriptedSystem): Promise<RerunJobsResult> =>
  withWorker(env, { systems: { lab } }, (jobControl) =>
    jobControl.execute('rerunJobs', { system: 'lab', jobs: ['1'], rerun: { deadline: '20s' } }),
  );

describe('the ledger tells', () => {
  it('why a job has no way', async () => {
    const lab = new ScriptedSystem({ rerun: { ways: [{ ...FROM_START, fromPhases: ['stopped'] }] } });
    const { ledger } = await rerun(lab.add('1', { phase: 'failed' }));
    expect(told(ledger)).toEqual([
      'read found 1',
      'rerun 1 not-rerun No way to rerun it. from-start: not from failed.',
    ]);
  });

  it('why a rerun was refused', async () => {
    const lab = new ScriptedSystem({ rerun: { ways: [NEW_RUN] } }).add('1', { phase: 'failed' });
    lab.disturb('submitRerun', { when: 'before', by: broken('forbidden') });
    expect(told((await rerun(lab)).ledger).at(-1)).toBe(
      'rerun 1 not-rerun The system refused: The exchange failed: forbidden.',
    );
  });

  it('why a job was not stopped', async () => {
    const lab = new ScriptedSystem().add('1', { phase: 'waiting' });
    const { ledger } = await withWorker(env, { systems: { lab } }, (jobControl) =>
      jobControl.execute('stopJobs', { system: 'lab', jobs: ['1'] }),
    );
    expect(told(ledger).at(-1)).toContain('verdict 1 refused The job is waiting (WAITING). The system stops');
  });

  it('that reruns were looked for after a cancellation', async () => {
    // The next attempt waits so long, and the cancellation comes before it.
    const lab = new ScriptedSystem({ rerun: { ways: [NEW_RUN], settleMs: 5_000 } });
    lab.add('1', { phase: 'failed' });
    lab.disturb('submitRerun', { when: 'after', by: broken('timeout', 'unknown') });
    await withWorker(env, { systems: { lab } }, async (jobControl) => {
      const handle = await jobControl.start('rerunJobs', { system: 'lab', jobs: ['1'] });
      await until('the first attempt has failed', async () => {
        const { raw } = await handle.workflow.describe();
        return raw.pendingActivities?.[0]?.attempt === 2;
      });
      await handle.cancel();
      const { ledger, jobs } = await handle.result();
      expect(told(ledger).slice(2)).toEqual(['submit cancelled', 'search rerun 1', 'rerun 1 rerun adopted']);
      expect(jobs).toMatchObject([{ outcome: 'rerun' }]);
    });
  });
});

it('an answer without a question is refused with the reason', async () => {
  const lab = new ScriptedSystem().add('1', { phase: 'running', stoppingReads: 200 });
  await withWorker(env, { systems: { lab } }, async (jobControl) => {
    const handle = await jobControl.start('stopJobs', {
      system: 'lab',
      jobs: ['1'],
      stop: { deadline: '1h' },
    });
    await until('it was asked to stop', () => lab.callsOf('stop').length === 1);
    const refusal = await handle.resolveRerun({ id: '1', decision: 'give-up' }).then(
      () => 'taken',
      (error: WorkflowUpdateFailedError) => error.cause?.message,
    );
    expect(refusal).toContain('no rerun of job "1" is waiting for an answer');
    await handle.cancel();
    await handle.result();
  });
});
