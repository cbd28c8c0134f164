import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { RemediateJobsResult, RerunJobsResult, StopJobsResult } from '../../src/contract';
import { type CapabilityChanges, FROM_START, GRACEFUL } from '../fakes/scripted-capabilities';
import { ScriptedSystem } from '../fakes/scripted-system';
import { resetToFirstTask } from '../reset-workflow';
import { startTestServer } from '../temporal';
import { withWorker } from '../with-worker';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());

const scripted = (changes: CapabilityChanges = {}) =>
  new ScriptedSystem({ ...changes, status: { pollIntervalMs: 50, ...changes.status } });

/** What a workflow says when it has ended, and what it says after a reset to its first task. */
async function resetOf<Result>(lab: ScriptedSystem, name: 'stopJobs' | 'remediateJobs'): Promise<Result> {
  return withWorker(env, { systems: { lab } }, async (jobControl) => {
    const { workflow } = await jobControl.start(name, { system: 'lab', jobs: ['1'] });
    await workflow.result();
    const runId = await resetToFirstTask(env, workflow.workflowId);
    return (await env.client.workflow.getHandle(workflow.workflowId, runId).result()) as Result;
  });
}

describe('a reset', () => {
  it('does not call an end older than its stop', async () => {
    const { jobs } = await resetOf<StopJobsResult>(scripted().add('1', { phase: 'running' }), 'stopJobs');
    expect(jobs[0]).toMatchObject({ verdict: 'stopped', certainty: 'likely' });
  });

  it('does not stop its own rerun', async () => {
    const lab = scripted({ rerun: { ways: [FROM_START] } }).add('1', { phase: 'running' });
    const { jobs } = await resetOf<RemediateJobsResult>(lab, 'remediateJobs');
    expect([lab.callsOf('stop').length, lab.started.length]).toEqual([1, 1]);
    expect(jobs[0]?.stop.reason).toContain('an earlier execution of this request may have rerun it');
  });

  it.each<[string, object, string]>([
    ['under a kept id asks whether it has run already', {}, 'unproven'],
    ['of the run that is meant leaves the new one alone', { runs: { '1': '1#1' } }, 'not-rerun'],
  ])('%s', async (_what, more, outcome) => {
    const lab = scripted({ rerun: { ways: [FROM_START] } }).add('1', { phase: 'failed' });
    const input = { system: 'lab', jobs: ['1'], rerun: { answerWithin: 50 }, ...more };
    const { jobs } = await withWorker(env, { systems: { lab } }, async (jobControl) => {
      const { workflow } = await jobControl.start('rerunJobs', input);
      await workflow.result();
      lab.finish('1', 'failed');
      const runId = await resetToFirstTask(env, workflow.workflowId);
      return (await env.client.workflow.getHandle(workflow.workflowId, runId).result()) as RerunJobsResult;
    });
    expect([lab.started.length, jobs[0]?.outcome]).toEqual([1, outcome]);
  });

  it('takes a job at rest for no rerun', async () => {
    const pause = { ...GRACEFUL, endsAs: [{ phase: 'paused', certainty: 'certain' }] } as const;
    const stop = { modes: { pause }, defaultMode: 'pause' } as const;
    const lab = scripted({ stop, rerun: { ways: [FROM_START] } }).add('1', { phase: 'running' });
    const { jobs } = await resetOf<RemediateJobsResult>(lab, 'remediateJobs');
    expect(jobs[0]?.stop).toMatchObject({ verdict: 'stopped', certainty: 'likely', phase: 'paused' });
    expect([lab.callsOf('stop').length, lab.started.length]).toEqual([1, 0]);
  });
});
