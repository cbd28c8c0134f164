import type { ScheduleDescription, ScheduleHandle } from '@temporalio/client';
import type { PlanInput } from '../contract';
import type { PlanScheduleChanges, PlanScheduleDescription } from './plan-schedule';
import { requireOneAfterTheOther, requireOurs, requireRightSchedule } from './schedule-check';
import { planAction } from './schedule-action';

/**
 * A schedule of a plan. Each method throws `ScheduleNotFoundError` when there is none, and a `TypeError` when it starts something else than
 * plans, which it then leaves alone.
 *
 * Where another tool has set an overlap policy with which runs may work side by side, cancel or end each other, or pile up (all but SKIP and
 * BUFFER_ONE), whatever makes runs begin throws a `TypeError`, too: `trigger`, `unpause`, and an `update` that does not set `policies.overlap`.
 */
export class PlanScheduleHandle {
  /** Temporal's own handle, for everything that this one does not offer. Its `trigger` and `backfill` let runs work side by side. */
  readonly schedule: ScheduleHandle;

  constructor(schedule: ScheduleHandle) {
    this.schedule = schedule;
  }

  get scheduleId(): string {
    return this.schedule.scheduleId;
  }

  /** The schedule as the server has it, with its plan, its next and its latest runs. */
  async describe(): Promise<PlanScheduleDescription> {
    const { action, ...description } = await this.ours();
    const [plan] = action.args as [PlanInput];
    return { ...description, plan, taskQueue: action.taskQueue };
  }

  /**
   * Changes when it runs, what it does, where its runs look for a worker, or how runs that overlap are treated. A run that is under way goes on as
   * it began; under ALLOW_ALL it began uncounted, so let it end before the next. Throws a `TypeError` that names everything that is wrong before
   * anything is changed.
   */
  async update(changes: PlanScheduleChanges): Promise<void> {
    requireRightSchedule(this.scheduleId, changes);
    const { spec, plan, policies, taskQueue } = changes;
    await this.schedule.update((previous) => {
      requireOurs(this.scheduleId, previous);
      if (policies?.overlap === undefined) requireOneAfterTheOther(this.scheduleId, previous);
      return {
        ...previous,
        ...(spec ? { spec } : {}),
        action: {
          ...previous.action,
          ...(plan ? planAction(this.scheduleId, plan) : {}),
          ...(taskQueue === undefined ? {} : { taskQueue }),
        },
        policies: { ...previous.policies, ...policies },
      };
    });
  }

  /**
   * Runs it now, paused or not: at once, or as its overlap policy says while another run still works: not at all (SKIP), or after that one
   * (BUFFER_ONE).
   */
  async trigger(): Promise<void> {
    // Left to itself, the SDK triggers with ALLOW_ALL, whatever the schedule's own policy is.
    await this.schedule.trigger(requireOneAfterTheOther(this.scheduleId, await this.ours()));
  }

  /** Lets no more runs begin. One that is under way goes on. */
  async pause(note = 'paused by temporal-job-control'): Promise<void> {
    await this.ours();
    await this.schedule.pause(note);
  }

  /** Lets runs begin again, from its next time on. */
  async unpause(note = 'unpaused by temporal-job-control'): Promise<void> {
    requireOneAfterTheOther(this.scheduleId, await this.ours());
    await this.schedule.unpause(note);
  }

  /** Removes the schedule. A run that is under way goes on. */
  async delete(): Promise<void> {
    await this.ours();
    await this.schedule.delete();
  }

  private async ours(): Promise<ScheduleDescription> {
    const description = await this.schedule.describe();
    requireOurs(this.scheduleId, description);
    return description;
  }
}
