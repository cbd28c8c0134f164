import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { JobReading, RemediateJobsResult, StopJobsResult } from '../../src/contract';
import { type CapabilityChanges, FROM_START } from '../fakes/scripted-capabilities';
import { broken } from '../fakes/scripted-faults';
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

const stop = (lab: ScriptedSystem, jobs: string[], deadline = '10s'): Promise<StopJobsResult> =>
  withWorker(env, { systems: { lab } }, (jobControl) =>
    jobControl.execute('stopJobs', { system: 'lab', jobs, stop: { deadline } }),
  );

/** What a workflow says when it has ended, and what it says after a reset to its first task. */
async function resetOf<Result>(lab: ScriptedSystem, name: 'stopJobs' | 'remediateJobs'): Promise<Result> {
  return withWorker(env, { systems: { lab } }, async (jobControl) => {
    const { workflow } = await jobControl.start(name, { system: 'lab', jobs: ['1'] });
    await workflow.result();
    const runId = await resetToFirstTask(env, workflow.workflowId);
    return (await env.client.workflow.getHandle(workflow.workflowId, runId).result()) as Result;
  });
}

describe('a stop', () => {
  it('accepted stays accepted when the next batch fails', async () => {
    const lab = scripted({ stop: { batchSize: 1 } })
      .add('1', { phase: 'running', stoppingReads: 6 })
      .add('2', { phase: 'running' })
      .disturb('stop', { nth: 2, when: 'before', by: broken('forbidden') });
    const { jobs } = await stop(lab, ['1', '2']);
    expect(jobs.map(({ verdict }) => verdict)).toEqual(['stopped', 'refused']);
    expect(jobs[1]?.reason).toContain('forbidden');
  });

  it('seen to work is kept when the watch fails', async () => {
    const lab = scripted()
      .add('1', { phase: 'running' })
      .add('2', { phase: 'running', stoppingReads: 50 })
      .disturb('status', { nth: 7, times: 3, when: 'before', by: broken('forbidden') });
    const { jobs } = await stop(lab, ['1', '2']);
    expect(jobs.map(({ verdict }) => verdict)).toEqual(['stopped', 'unverified']);
  });

  it('without a receipt is not sent for ever', async () => {
    const lab = scripted().add('1', { phase: 'running' });
    const asked: string[] = [];
    lab.stop = ({ targets }) => {
      asked.push(...targets.map(({ id }) => id));
      return Promise.resolve([]);
    };
    const { jobs } = await stop(lab, ['1']);
    expect([jobs[0]?.verdict, asked.length]).toEqual(['refused', 3]);
  });
});

describe('a reading', () => {
  it('that is missing once proves nothing', async () => {
    const lab = scripted().add('1', { phase: 'running' });
    const status = lab.status.bind(lab);
    let isFirst = true;
    lab.status = (ids, call) => {
      if (!isFirst) return status(ids, call);
      isFirst = false;
      return Promise.resolve(ids.map(missing));
    };
    expect((await stop(lab, ['1'])).jobs[0]).toMatchObject({ verdict: 'stopped', certainty: 'certain' });
  });

  it('of another job stops no other job', async () => {
    const lab = scripted().add('1', { phase: 'running' }).add('2', { phase: 'running' });
    const status = lab.status.bind(lab);
    lab.status = async ([id = ''], call) => {
      const readings = await status(['2'], call);
      return readings.map((reading) => ({ ...reading, id }));
    };
    expect((await stop(lab, ['1'], '500ms')).jobs[0]?.verdict).toBe('unverified');
    expect(lab.callsOf('stop')).toEqual([]);
  });
});

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
});

function missing(id: string): JobReading {
  return {
    outcome: 'not-found',
    id,
    call: 'status',
    observedAt: new Date().toISOString(),
    detail: 'left out',
  };
}
