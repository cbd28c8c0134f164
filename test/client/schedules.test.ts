import { randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { JobControlClient, type PlanScheduleHandle, type PlanScheduleOptions } from '../../src/client';
import type { PlanInput } from '../../src/contract';
import { startTestServer } from '../temporal';
import { until } from '../until';

let env: TestWorkflowEnvironment;
let jobControl: JobControlClient;
beforeAll(async () => {
  env = await startTestServer();
  jobControl = new JobControlClient({ client: env.client });
});
afterAll(() => env?.teardown());

/** What has run over six hours. */
const plan: PlanInput = {
  steps: { stuck: { action: 'remediate', system: 'ao-lab', select: { runningFor: '6 hours' } } },
};
const every15Minutes = { intervals: [{ every: '15 minutes' }] };

const create = (options: Partial<PlanScheduleOptions> = {}): Promise<PlanScheduleHandle> =>
  jobControl.schedules.create({
    scheduleId: `test-${randomUUID()}`,
    spec: every15Minutes,
    plan,
    state: { paused: true },
    ...options,
  });

/** A schedule of somebody else's. */
const theirs = () =>
  env.client.schedule.create({
    scheduleId: `theirs-${randomUUID()}`,
    spec: every15Minutes,
    action: { type: 'startWorkflow', workflowType: 'theirWorkflow', taskQueue: 'theirs' },
    state: { paused: true },
  });

const idsInList = async (): Promise<string[]> => {
  const ids: string[] = [];
  for await (const { scheduleId } of jobControl.schedules.list()) ids.push(scheduleId);
  return ids;
};

const skipped = async (handle: PlanScheduleHandle) => (await handle.describe()).info.numActionsSkippedOverlap;
const running = async (handle: PlanScheduleHandle) => (await handle.describe()).info.runningActions.length;

describe('a schedule', () => {
  it('is made as it is described', async () => {
    const handle = await create({ memo: { team: 'media' }, state: { paused: true, note: 'not yet' } });
    const description = await handle.describe();
    expect(description).toMatchObject({
      plan,
      taskQueue: 'job-control',
      spec: { intervals: [{ every: 900_000 }] },
      policies: { overlap: 'SKIP' },
      state: { paused: true, note: 'not yet' },
      memo: { team: 'media' },
    });
    expect(JSON.stringify(description.plan)).not.toContain('intent');
  });

  it('is listed, and those of others are not', async () => {
    const [ours, other] = await Promise.all([create(), theirs()]);
    await until('it is listed', async () => (await idsInList()).includes(ours.scheduleId));
    const all: string[] = [];
    await until('the other is known to the server', async () => {
      for await (const { scheduleId } of env.client.schedule.list()) all.push(scheduleId);
      return all.includes(other.scheduleId);
    });
    expect(await idsInList()).not.toContain(other.scheduleId);
  });

  it('changes only what an update names', async () => {
    const handle = await create({ policies: { catchupWindow: '1 hour' } });
    await handle.update({ spec: { intervals: [{ every: '1 hour' }] } });
    expect(await handle.describe()).toMatchObject({ plan, spec: { intervals: [{ every: 3_600_000 }] } });
    const other: PlanInput = { steps: { drain: { action: 'stop', system: 'boro-lab', jobs: ['63'] } } };
    await handle.update({ plan: other, policies: { overlap: 'BUFFER_ONE' } });
    expect(await handle.describe()).toMatchObject({
      plan: other,
      taskQueue: 'job-control',
      spec: { intervals: [{ every: 3_600_000 }] },
      policies: { overlap: 'BUFFER_ONE', catchupWindow: 3_600_000 },
      state: { paused: true },
    });
    await handle.update({ taskQueue: 'elsewhere' });
    expect(await handle.describe()).toMatchObject({ plan: other, taskQueue: 'elsewhere' });
    await expect(handle.update({ taskQueue: '' })).rejects.toThrow('taskQueue: expected text, not empty');
  });

  it('is paused and goes on', async () => {
    const handle = await create({ state: {} });
    await handle.pause('maintenance');
    expect((await handle.describe()).state).toMatchObject({ paused: true, note: 'maintenance' });
    await handle.unpause('done');
    expect((await handle.describe()).state).toMatchObject({ paused: false, note: 'done' });
  });

  it('is gone when deleted', async () => {
    const handle = await create();
    await handle.delete();
    await expect(handle.describe()).rejects.toThrow('not found');
  });

  it('leaves out a run while another works', async () => {
    const handle = await create();
    await handle.trigger();
    await until('one works', async () => (await running(handle)) === 1);
    await handle.trigger();
    await until('one is left out', async () => (await skipped(handle)) === 1);
    expect(await running(handle)).toBe(1);
    await endRuns(handle);
  });

  it('lets a run wait for another where told', async () => {
    const handle = await create({ policies: { overlap: 'BUFFER_ONE' } });
    await handle.trigger();
    await until('one works', async () => (await running(handle)) === 1);
    await handle.trigger();
    const buffered = async () => (await handle.schedule.describe()).raw.info?.bufferSize?.toNumber();
    await until('one waits', async () => (await buffered()) === 1);
    expect(await running(handle)).toBe(1);
    await handle.delete();
    await endRuns(handle);
  });

  it("of another's is left alone", async () => {
    const { scheduleId } = await theirs();
    const handle = jobControl.schedules.getHandle(scheduleId);
    const refusal = `schedule ${scheduleId}: it starts theirWorkflow, so it is no schedule of plans`;
    const attempts = [
      () => handle.describe(),
      () => handle.update({ plan }),
      () => handle.trigger(),
      () => handle.pause(),
      () => handle.unpause(),
      () => handle.delete(),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow(refusal);
    const { state, action } = await env.client.schedule.getHandle(scheduleId).describe();
    expect([state.paused, action.workflowType]).toEqual([true, 'theirWorkflow']);
  });
});

describe('a schedule whose overlap policy another tool has set', () => {
  /** As with Temporal's own command line or Web UI. */
  const overlapping = async (overlap: 'ALLOW_ALL' | 'BUFFER_ALL' = 'ALLOW_ALL') => {
    const handle = await create();
    await handle.schedule.update((now) => ({ ...now, policies: { ...now.policies, overlap } }));
    return handle;
  };
  const spec = { intervals: [{ every: '1 hour' as const }] };

  it.each(['ALLOW_ALL', 'BUFFER_ALL'] as const)('begins no run with %s', async (overlap) => {
    const handle = await overlapping(overlap);
    const attempts = [() => handle.trigger(), () => handle.unpause(), () => handle.update({ spec, plan })];
    for (const attempt of attempts) {
      await expect(attempt()).rejects.toThrow(TypeError);
      await expect(attempt()).rejects.toThrow(
        new RegExp(`its overlap policy is ${overlap}.*update\\(\\{ policies: \\{ overlap: 'SKIP' \\} \\}\\)`),
      );
    }
    expect(await handle.describe()).toMatchObject({
      ...{ spec: { intervals: [{ every: 900_000 }] }, policies: { overlap }, state: { paused: true } },
      info: { numActionsTaken: 0 },
    });
  });

  it('is paused and removed all the same', async () => {
    const handle = await overlapping();
    await handle.pause('maintenance');
    expect((await handle.describe()).state.note).toBe('maintenance');
    await handle.delete();
  });

  it('runs once its policy is set', async () => {
    const handle = await overlapping();
    await handle.update({ spec, policies: { overlap: 'SKIP' } });
    expect((await handle.describe()).policies.overlap).toBe('SKIP');
    await handle.trigger();
    await until('one works', async () => (await running(handle)) === 1);
    await endRuns(handle);
  });
});

/** The runs have no worker. */
async function endRuns(handle: PlanScheduleHandle): Promise<void> {
  const query = `WorkflowId STARTS_WITH "job-control/schedule/${handle.scheduleId}"`;
  for await (const { workflowId } of env.client.workflow.list({ query }))
    await env.client.workflow.getHandle(workflowId).terminate();
}

const AT_ONCE = { paused: true, triggerImmediately: true };

describe('a schedule is refused', () => {
  it.each(['BUFFER_ALL', 'CANCEL_OTHER', 'TERMINATE_OTHER', 'ALLOW_ALL'] as const)(
    'with overlap %s',
    async (overlap) => {
      const policies = { overlap: overlap as unknown as 'SKIP' };
      const refusal = `policies.overlap: expected SKIP or BUFFER_ONE: runs side by side would remediate the same job twice`;
      await expect(create({ policies })).rejects.toThrow(refusal);
      await expect((await create()).update({ policies })).rejects.toThrow(refusal);
    },
  );

  it.each([
    ['a wrong plan', { plan: { steps: {} } }, 'plan: steps: expected'],
    ['an intent', { plan: { ...plan, intent: 'mine' } }, 'plan: intent: each run of a schedule is a request'],
    ['a run at once', { state: AT_ONCE }, 'state.triggerImmediately: it would run beside'],
  ])('with %s', async (_, options, refusal) => {
    await expect(create(options)).rejects.toThrow(TypeError);
    await expect(create(options)).rejects.toThrow(refusal);
  });
});
