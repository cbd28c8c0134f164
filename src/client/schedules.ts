import type { Client } from '@temporalio/client';
import { PLAN_WORKFLOWS } from '../contract';
import type { PlanScheduleOptions, PlanScheduleSummary } from './plan-schedule';
import { planAction } from './schedule-action';
import { requireRightSchedule } from './schedule-check';
import { PlanScheduleHandle } from './schedule-handle';

/** Temporal schedules that run plans: `jobControl.schedules`. */
export class PlanSchedules {
  private readonly client: Client;
  private readonly taskQueue: string;

  constructor({ client, taskQueue }: { readonly client: Client; readonly taskQueue: string }) {
    this.client = client;
    this.taskQueue = taskQueue;
  }

  /**
   * Makes a schedule. Throws a `TypeError` that names everything that is wrong with the plan or the policies before anything is sent, and
   * `ScheduleAlreadyRunning` when there is a schedule of that id.
   */
  async create(options: PlanScheduleOptions): Promise<PlanScheduleHandle> {
    const { scheduleId, spec, plan, policies, state, memo } = options;
    requireRightSchedule(scheduleId, options);
    const schedule = await this.client.schedule.create({
      scheduleId,
      spec,
      action: { ...planAction(scheduleId, plan), taskQueue: this.taskQueue },
      policies: { overlap: 'SKIP', ...policies },
      ...(state ? { state } : {}),
      ...(memo ? { memo } : {}),
    });
    return new PlanScheduleHandle(schedule);
  }

  /** The schedules of plans in this namespace, whoever made them. The server's list may lag behind by a few seconds. */
  async *list(): AsyncGenerator<PlanScheduleSummary> {
    for await (const { action, ...schedule } of this.client.schedule.list()) {
      if (action?.workflowType === PLAN_WORKFLOWS.run) yield schedule;
    }
  }

  /** A handle to a schedule that was made before. Sends nothing. */
  getHandle(scheduleId: string): PlanScheduleHandle {
    return new PlanScheduleHandle(this.client.schedule.getHandle(scheduleId));
  }
}
