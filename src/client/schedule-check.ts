import type { ScheduleDescription } from '@temporalio/client';
import { PLAN_WORKFLOWS, type PlanInput, problemsInPlan } from '../contract';
import { type PlanScheduleOptions, SCHEDULE_OVERLAPS } from './plan-schedule';

const ONE_AFTER_THE_OTHER = `expected ${SCHEDULE_OVERLAPS.join(' or ')}: runs side by side would remediate the same job twice, and a run that is \
cancelled or terminated leaves jobs half done`;

/** Everything that is wrong with a schedule or with changes of one. Not for the doors: `index.ts` leaves this file out. */
export function requireRightSchedule(scheduleId: string, asked: Partial<PlanScheduleOptions>): void {
  const { plan, policies, state } = asked;
  const problems = [
    ...(plan === undefined ? [] : problemsInScheduledPlan(plan)),
    ...overlapProblems(policies?.overlap),
    ...stateProblems(state),
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

function problemsInScheduledPlan(plan: PlanInput): string[] {
  const own = (['intent', 'repeated'] as const).filter((field) => plan[field] !== undefined);
  return [
    ...problemsInPlan(plan),
    ...own.map((field) => `${field}: each run of a schedule is a request of its own, so leave it out`),
  ].map((problem) => `plan: ${problem}`);
}

function overlapProblems(overlap: string | undefined): string[] {
  const isRight = overlap === undefined || (SCHEDULE_OVERLAPS as readonly string[]).includes(overlap);
  return isRight ? [] : [`policies.overlap: ${ONE_AFTER_THE_OTHER}, got ${JSON.stringify(overlap)}`];
}

/** The server starts both without a look at the runs that are under way, and takes no account of them afterwards. */
function stateProblems(state: object | undefined): string[] {
  const forbidden = ['triggerImmediately', 'backfill'].filter((field) => state && field in state);
  return forbidden.map((field) => `state.${field}: it would run beside others; use trigger() of the handle`);
}
