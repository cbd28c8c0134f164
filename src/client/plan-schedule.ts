import type { ScheduleDescription, ScheduleOptions, ScheduleSpec, ScheduleSummary } from '@temporalio/client';
import type { Duration, PlanInput } from '../contract';

/** What may become of a run whose time comes while the one before it still works. */
export const SCHEDULE_OVERLAPS = ['SKIP', 'BUFFER_ONE'] as const;
export type ScheduleOverlap = (typeof SCHEDULE_OVERLAPS)[number];

/** How a schedule treats runs that overlap or were missed. */
export interface PlanSchedulePolicies {
  /**
   * What becomes of a run whose time comes while the one before it still works: it is left out, or begins when that one has ended. Runs side
   * by side would remediate the same job twice, so there is nothing else. Default: SKIP.
   */
  readonly overlap?: ScheduleOverlap;
  /** How late a run may begin when the Temporal server was away at its time. Default: the server's. */
  readonly catchupWindow?: Duration;
}

/** What a schedule is made of. */
export interface PlanScheduleOptions {
  /** Names it, in its namespace. */
  readonly scheduleId: string;
  /** When it runs, as Temporal takes it: `{ intervals: [{ every: '15 minutes' }] }`. */
  readonly spec: ScheduleSpec;
  /** What each run does. It has neither `intent` nor `repeated`: each run is a request of its own. */
  readonly plan: PlanInput;
  readonly policies?: PlanSchedulePolicies;
  /** Whether it begins paused, with a note for people, and how many runs it has. To run it at once, `trigger` it. */
  readonly state?: Pick<NonNullable<ScheduleOptions['state']>, 'paused' | 'note' | 'remainingActions'>;
  readonly memo?: Record<string, unknown>;
}

/** What an update changes; what is left out stays as it is. */
export interface PlanScheduleChanges extends Partial<
  Pick<PlanScheduleOptions, 'spec' | 'plan' | 'policies'>
> {
  /** Where its runs look for a worker. */
  readonly taskQueue?: string;
}

/** One schedule in a list: Temporal's own summary of it. */
export type PlanScheduleSummary = Omit<ScheduleSummary, 'action'>;

/** A schedule as the server has it. */
export interface PlanScheduleDescription extends Omit<ScheduleDescription, 'action'> {
  readonly plan: PlanInput;
  /** Where its runs look for a worker. */
  readonly taskQueue: string;
}
