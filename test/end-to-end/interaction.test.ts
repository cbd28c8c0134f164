import { randomUUID } from 'node:crypto';
import type { WorkflowUpdateFailedError } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { JobControlClient, type JobControlHandle } from '../../src/client';
import type { RemediateJobsResult, RerunResolution } from '../../src/contract';
import { resetToFirstTask } from '../reset-workflow';
import { startTestServer } from '../temporal';
import { until } from '../until';
import { startWorker, withWorker } from '../with-worker';
import { type BoroLab, openBoroLab } from './boro-lab';

let env: TestWorkflowEnvironment;
let lab: BoroLab;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());
beforeEach(async () => {
  lab = await openBoroLab();
});
afterEach(() => lab.close());

const task = (uri: string, more: object = {}) =>
  lab.simulator.addTask({
    templateId: 1,
    uri,
    status: 'Running',
    runsForMs: 600_000,
    stopTakesMs: 50,
    ...more,
  });
const start = (jobControl: JobControlClient, jobs: string[]) =>
  jobControl.start('remediateJobs', { system: 'boro-lab', jobs, stop: { deadline: '30s' } });
const stageOf = async (handle: JobControlHandle) => (await handle.progress()).batches[0]?.stage;
const untilStage = (handle: JobControlHandle<RemediateJobsResult>, stage: string) =>
  until(`the stage is ${stage}`, async () => (await stageOf(handle)) === stage);

/** Why an answer is not taken. */
const refusal = (handle: JobControlHandle<RemediateJobsResult>, resolution: RerunResolution) =>
  handle.resolveRerun(resolution).then(
    () => 'taken',
    (error: WorkflowUpdateFailedError) => error.cause?.message,
  );

describe('a rerun that nothing can prove', () => {
  const decide = async (resolution: (running: string, started: string) => RerunResolution) => {
    const running = task('/a.ts');
    // Ended at once, so that no search among active tasks finds it.
    lab.simulator.fault({ method: 'TaskStart', kind: 'response-lost-before-effect' });
    return withWorker(env, lab, async (jobControl) => {
      const handle = await start(jobControl, [running]);
      await untilStage(handle, 'asking');
      const started = task('/a.ts');
      await handle.resolveRerun(resolution(running, started));
      return { started, rerun: (await handle.result()).jobs[0]?.rerun };
    });
  };

  it('is adopted when a person names the run', async () => {
    const { started, rerun } = await decide((id, newId) => ({
      id,
      decision: 'adopt',
      newId,
      by: 'Kim',
      why: 'seen',
    }));
    expect(rerun).toMatchObject({ outcome: 'rerun', knownBy: 'person', newId: started });
    expect(rerun?.evidence.at(-1)).toMatchObject({
      call: 'person',
      says: `adopt ${started}, decided by Kim: seen`,
    });
    expect(lab.calls('TaskStart')).toBe(1);
  });

  it('is submitted when a person says so', async () => {
    const { rerun } = await decide((id) => ({ id, decision: 'submit-again' }));
    expect(rerun).toMatchObject({ outcome: 'rerun', knownBy: 'submitted' });
    expect(lab.calls('TaskStart')).toBe(2);
  });

  it('stays unproven when a person gives up', async () => {
    const { rerun } = await decide((id) => ({ id, decision: 'give-up' }));
    expect(rerun).toMatchObject({ outcome: 'unproven' });
    expect(lab.calls('TaskStart')).toBe(1);
  });

  it('takes a second answer while it acts on the first', async () => {
    const jobs = [task('/a.ts'), task('/b.ts')];
    lab.simulator.fault({ method: 'TaskStart', kind: 'response-lost-before-effect', times: 2 });
    await withWorker(env, lab, async (jobControl) => {
      const handle = await start(jobControl, jobs);
      await untilStage(handle, 'asking');
      await Promise.all(jobs.map((id) => handle.resolveRerun({ id, decision: 'submit-again' })));
      const { jobs: ended } = await handle.result();
      expect(ended.map(({ rerun }) => rerun.knownBy)).toEqual(['submitted', 'submitted']);
    });
    expect(['/a.ts', '/b.ts'].map(lab.runs)).toEqual([2, 2]);
  });

  it('takes no answer that cannot be true', async () => {
    const running = task('/a.ts');
    lab.simulator.fault({ method: 'TaskStart', kind: 'response-lost-before-effect' });
    await withWorker(env, lab, async (jobControl) => {
      const handle = await start(jobControl, [running]);
      await untilStage(handle, 'asking');
      expect(await refusal(handle, { id: running, decision: 'adopt', newId: '4711' })).toContain(
        'knows no job 4711',
      );
      expect(await refusal(handle, { id: '5', decision: 'give-up' })).toContain(
        'no rerun of job "5" is waiting',
      );
      expect(await refusal(handle, { id: running, decision: 'adopt' })).toContain('newId');
      expect(await refusal(handle, { id: running, decision: 'adopt', newId: running })).toContain(
        'has another id',
      );
      await handle.resolveRerun({ id: running, decision: 'give-up' });
      await handle.result();
    });
  });
});

describe('only a request stops a job', () => {
  it('cancelling sends nothing more and tells what is known', async () => {
    const slow = task('/slow.ts', { stopTakesMs: 600_000 });
    await withWorker(env, lab, async (jobControl) => {
      const handle = await start(jobControl, [slow]);
      await untilStage(handle, 'awaiting');
      await handle.cancel();
      const { cancelled, jobs } = await handle.result();
      expect([cancelled, jobs[0]?.stop.verdict, jobs[0]?.rerun.outcome]).toEqual([
        true,
        'still-active',
        'not-rerun',
      ]);
    });
    expect([lab.calls('TaskStop'), lab.calls('TaskStart')]).toEqual([1, 0]);
  });

  it('a worker that shuts down hands the watch on', async () => {
    const slow = task('/slow.ts', { stopTakesMs: 600_000 });
    const taskQueue = `test-${randomUUID()}`;
    const jobControl = new JobControlClient({ client: env.client, taskQueue });
    const first = await startWorker(env, { systems: lab.systems, taskQueue });
    const handle = await first.runUntil(async () => {
      const started = await start(jobControl, [slow]);
      await untilStage(started, 'awaiting');
      return started;
    });
    lab.simulator.setStatus(slow, 'Canceled');
    const second = await startWorker(env, { systems: lab.systems, taskQueue });
    const { jobs } = await second.runUntil(handle.result());
    expect([jobs[0]?.stop.verdict, jobs[0]?.rerun.outcome]).toEqual(['stopped', 'rerun']);
    expect([lab.calls('TaskStop'), lab.runs('/slow.ts')]).toEqual([1, 2]);
  });
});

describe('a workflow reset to its first task', () => {
  it('adopts the run that it started before', async () => {
    const running = task('/a.ts');
    await withWorker(env, lab, async (jobControl) => {
      const handle = await start(jobControl, [running]);
      const before = await handle.result();
      const after = await jobControl
        .getHandle<RemediateJobsResult>(handle.workflowId, await resetToFirstTask(env, handle.workflowId))
        .result();
      expect(after.jobs[0]?.rerun).toMatchObject({
        outcome: 'rerun',
        knownBy: 'adopted',
        newId: before.jobs[0]?.rerun.newId,
      });
    });
    expect(lab.runs('/a.ts')).toBe(2);
  });

  it('asks when that run has ended unseen', async () => {
    lab.simulator.configure({ reportsAll: false });
    const running = task('/a.ts');
    await withWorker(env, lab, async (jobControl) => {
      const handle = await start(jobControl, [running]);
      const before = await handle.result();
      lab.simulator.setStatus(before.jobs[0]?.rerun.newId ?? '', 'Completed');
      const again = jobControl.getHandle<RemediateJobsResult>(
        handle.workflowId,
        await resetToFirstTask(env, handle.workflowId),
      );
      await untilStage(again, 'asking');
      expect(await refusal(again, { id: running, decision: 'submit-again' })).toContain(
        'was reset or retried',
      );
      await again.resolveRerun({ id: running, decision: 'give-up' });
      expect((await again.result()).jobs[0]?.rerun.outcome).toBe('unproven');
    });
    expect(lab.runs('/a.ts')).toBe(2);
  });
});
