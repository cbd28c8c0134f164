import type { JobFilter, ListJobsReport, SelectedJob } from '../../contract';
import { brief } from '../../contract/brief';
import { withoutStartText } from '../../contract/without-start';
import { hasBeenCancelled, reasonOf } from '../failures';
import { hasNotStarted } from '../untaken-calls';
import { tooManyToBegin } from './approval-limit';
import { ownRerunsOn } from './first-selections';
import { overlapWith } from './overlaps';
import { dispatch, note, type PlanBoard } from './plan-board';
import { showPlan } from './plan-display';
import type { StepWork } from './step-work';
import { callInZone } from './zone-calls';

/** How long the jobs of a step are looked up. */
const SELECT_MS = 30 * 60_000;
/** The selections of a plan together give no more than this: their ids and runs are in its history. */
const MOST_JOBS = 50_000;

/** Looks up the jobs of a step and freezes them, each with the run that was seen. */
export async function selectJobs(board: PlanBoard, work: StepWork): Promise<void> {
  const { name, step } = work;
  const { system, select } = step;
  if (!select) return;
  const id = `select ${name}`;
  if (work.wasLookedUp) work.isSelectedLate = true;
  board.underWay.add(id);
  showPlan(board);
  try {
    const report = await listJobs(board, work, select);
    delete work.reason;
    freeze(board, work, report);
  } catch (error) {
    // Where no worker has taken the call, that is said already.
    if (hasBeenCancelled()) work.reason = 'The plan was cancelled.';
    else if (!hasNotStarted(error)) work.reason = brief(reasonOf(error));
    note(board, { event: 'select', step: name, system, outcome: 'failed', why: work.reason ?? '' });
    dispatch(board, { event: 'failed', step: name });
  } finally {
    work.wasLookedUp = true;
    board.underWay.delete(id);
    showPlan(board);
  }
}

function freeze(board: PlanBoard, work: StepWork, report: ListJobsReport): void {
  const { name, step } = work;
  const { system, requiresApproval = false } = step;
  const jobs = withoutOwn(board, work, report.jobs);
  const problem = overlapWith(board, work, jobs) ?? tooMany(board, work, jobs);
  if (problem !== undefined) {
    work.reason = problem;
    note(board, { event: 'select', step: name, system, jobs: jobs.length, outcome: 'failed', why: problem });
    return dispatch(board, { event: 'failed', step: name });
  }
  work.jobs = jobs.length;
  const { withoutStart } = report;
  if (withoutStart !== undefined) work.withoutStart = withoutStart;
  board.selected.set(
    name,
    jobs.map(({ id }) => id),
  );
  work.pending = jobs.map(({ id, run }) => ({ id, run }));
  const leftOut = withoutStart === undefined ? {} : { why: withoutStartText(withoutStart) };
  note(board, { event: 'select', step: name, system, jobs: jobs.length, outcome: 'done', ...leftOut });
  const reason = reasonToApprove(board, work, jobs.length);
  if (reason !== undefined) work.reason = reason;
  dispatch(board, { event: 'selected', step: name, needsApproval: requiresApproval || reason !== undefined });
}

/** In a plan that was reset, and in a later selection, what has started since the plan first began may be what it has started itself. */
function withoutOwn(
  board: PlanBoard,
  { step, isSelectedLate }: StepWork,
  jobs: readonly SelectedJob[],
): readonly SelectedJob[] {
  if (!board.repeated && !isSelectedLate) return jobs;
  const own = ownRerunsOn(board, step.system);
  // One whose start is not told, or cannot be read, stays: a person decides about it.
  const hasStartedSince = ({ startedAt = '' }: SelectedJob): boolean =>
    Date.parse(startedAt) >= board.startedAt;
  return jobs.filter((job) => !hasStartedSince(job) && !own.has(job.id));
}

function reasonToApprove(board: PlanBoard, work: StepWork, count: number): string | undefined {
  const { repeated, approveAbove } = board;
  if (count === 0) return undefined;
  if (work.isSelectedLate)
    return 'They were looked up after the plan had begun: among them may be some that it has started itself.';
  if (repeated)
    return 'This plan may have run before: among the jobs found now may be some that it has started itself.';
  return tooManyToBegin(count, selectedElsewhere(board, work), approveAbove);
}

function tooMany(board: PlanBoard, work: StepWork, jobs: readonly SelectedJob[]): string | undefined {
  const others = selectedElsewhere(board, work);
  if (others + jobs.length <= MOST_JOBS) return undefined;
  return `The selections of this plan give more than ${MOST_JOBS} jobs together: make several plans of it.`;
}

/** How many jobs the other selections of this plan have given. */
function selectedElsewhere({ works }: PlanBoard, work: StepWork): number {
  const others = [...works.values()].filter((other) => other !== work && other.step.select);
  return others.reduce((sum, { jobs = 0 }) => sum + jobs, 0);
}

function listJobs(board: PlanBoard, work: StepWork, filter: JobFilter): Promise<ListJobsReport> {
  const { name, step } = work;
  const { system } = step;
  const summary = `select jobs of step ${name} on ${system}`;
  const missing = (complaint: string): void => {
    work.reason = complaint;
    showPlan(board);
  };
  const now = board.repeated || work.isSelectedLate ? board.startedAt : Date.now();
  return callInZone(step, { summary, within: SELECT_MS, missing }, (activities) =>
    activities['jobControl.list']({ system, filter, now }),
  );
}
