import { ScheduleNotFoundError } from '@temporalio/client';
import { setTimeout as wait } from 'node:timers/promises';
import type { JobControlClient, PlanHandle, PlanScheduleHandle } from '../../src/client';
import { planFor } from './nightly-plan';
import type { SimulatedBatch } from './run-plan';

export const SCHEDULE_ID = 'stuck-jobs';
export const EVERY = '15 minutes';
const EVERY_MS = 15 * 60_000;
const LOOK_EVERY_MS = 100;

/** A schedule that was triggered once. */
export interface TriggeredSchedule {
  readonly handle: PlanScheduleHandle;
  /** The run that was triggered. */
  readonly plan: PlanHandle;
}

/** Makes the schedule and triggers it. Its own first run would be a quarter of an hour from now. */
export async function triggerSchedule(
  jobControl: JobControlClient,
  batches: readonly SimulatedBatch[],
): Promise<TriggeredSchedule> {
  const handle = await jobControl.schedules.create({
    scheduleId: SCHEDULE_ID,
    spec: { intervals: [{ every: EVERY, offset: Date.now() % EVERY_MS }] },
    plan: planFor(batches),
  });
  await handle.trigger();
  return { handle, plan: jobControl.getPlan(await firstRun(handle)) };
}

async function firstRun(handle: PlanScheduleHandle): Promise<string> {
  for (;;) {
    const { info } = await handle.describe();
    const [run] = info.recentActions;
    if (run) return run.action.workflow.workflowId;
    await wait(LOOK_EVERY_MS);
  }
}

/** Deletes the schedule; tells how many runs it had begun, and whether it is gone. */
export async function endSchedule(handle: PlanScheduleHandle): Promise<{ runs: number; isDeleted: boolean }> {
  const { info } = await handle.describe();
  await handle.delete();
  return { runs: info.numActionsTaken, isDeleted: await isGone(handle) };
}

async function isGone(handle: PlanScheduleHandle): Promise<boolean> {
  return handle.describe().then(
    () => false,
    (error: unknown) => {
      if (error instanceof ScheduleNotFoundError) return true;
      throw error;
    },
  );
}
