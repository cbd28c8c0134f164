import type { ScheduleDescription } from '@temporalio/client';
import { PLAN_WORKFLOWS, type PlanInput, problemsInPlan } from '../contract';
import { shown, text } from '../contract/value-checks';
import {
  type PlanScheduleChanges,
  type PlanScheduleOptions,
  SCHEDULE_OVERLAPS,
  type ScheduleOverlap,
} from './plan-schedule';

const ONE_AFTER_THE_OTHER = `expected ${SCHEDULE_OVERLAPS.join(' or ')}: runs side by side would remediate the same job twice, and a run that is \
cancelled or terminated leaves jobs half done`;

/** Everything that is wrong with a schedule or with changes of one. Not for the doors: `index.ts` leaves this file out. */
export function requireRightSchedule(
  scheduleId: string,
  asked: Partial<PlanScheduleOptions> & PlanScheduleChanges,
): void {
  const { plan, policies, state, taskQueue } = asked;
  const problems = [
    ...(plan === undefined ? [] : problemsInScheduledPlan(plan)),
    ...overlapProblems(policies?.overlap),
    ...stateProblems(state),
    ...taskQueueProblems(taskQueue),
  ];
  if (problems.length > 0) throw new TypeError(`schedule ${scheduleId}: ${problems.join('; ')}`);
}

/** Throws a `TypeError` when a schedule starts something else than plans: it is somebody else's. */
export function requireOurs(scheduleId: string, { action }: ScheduleDescription): void {
  if (action.workflowType === PLAN_WORKFLOWS.run) return;
  throw new TypeError(
    `schedule ${scheduleId}: it starts ${action.workflowType}, so it is no schedule of plans`,
  );
}

/** How its runs that overlap are treated. Throws a `TypeError` when another tool has set something else than this package does. */
export function requireOneAfterTheOther(
  scheduleId: string,
  { policies: { overlap = 'SKIP' } }: Pick<ScheduleDescription, 'policies'>,
): ScheduleOverlap {
  if (isRightOverlap(overlap)) return overlap;
  throw new TypeError(
    `schedule ${scheduleId}: its overlap policy is ${overlap}, which another tool has set; ${ONE_AFTER_THE_OTHER}. Set it first: \
update({ policies: { overlap: 'SKIP' } }), or job-control schedule update --overlap skip`,
  );
}

function problemsInScheduledPlan(plan: PlanInput): string[] {
  const own = (['intent', 'repeated'] as const).filter((field) => plan[field] !== undefined);
  return [
    ...problemsInPlan(plan),
    ...own.map((field) => `${field}: each run of a schedule is a request of its own, so leave it out`),
  ].map((problem) => `plan: ${problem}`);
}

function overlapProblems(overlap: string | undefined): string[] {
  return overlap === undefined || isRightOverlap(overlap)
    ? []
    : [`policies.overlap: ${ONE_AFTER_THE_OTHER}, got ${JSON.stringify(overlap)}`];
}

function isRightOverlap(overlap: string): overlap is ScheduleOverlap {
  return (SCHEDULE_OVERLAPS as readonly string[]).includes(overlap);
}

function taskQueueProblems(taskQueue: unknown): string[] {
  const expected = taskQueue === undefined ? undefined : text(taskQueue);
  return expected === undefined ? [] : [`taskQueue: expected ${expected}, got ${shown(taskQueue)}`];
}

/** The server starts both without a look at the runs that are under way, and takes no account of them afterwards. */
function stateProblems(state: object | undefined): string[] {
  const forbidden = ['triggerImmediately', 'backfill'].filter((field) => state && field in state);
  return forbidden.map((field) => `state.${field}: it would run beside others; use trigger() of the handle`);
}
