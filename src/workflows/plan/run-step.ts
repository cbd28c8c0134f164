import { condition } from '@temporalio/workflow';
import { jobCount } from '../../contract/job-count';
import { counted } from '../ledger';
import { hasBeenCancelled } from '../failures';
import { isHeld } from './carried-plan';
import { childIdOf, type BatchEnd, runChild } from './child-batch';
import { ownRerunsOn, selectionBefore } from './first-selections';
import { type JobOutcome, outcomesOf } from './job-outcomes';
import { dispatch, note, type PlanBoard, workOf } from './plan-board';
import { showPlan } from './plan-display';
import {
  CONCURRENT_BATCHES,
  countsOf,
  noteOutcome,
  type PendingJob,
  putBack,
  type StepWork,
  takeBatch,
} from './step-work';
import { MAX_JOBS, type PlanStep } from '../../contract';

/** One attempt of a step: all its batches, then the step is done or has failed. Goes on where an execution before has left it. */
export async function runStep(board: PlanBoard, work: StepWork): Promise<void> {
  if (!work.isUnderWay) beginAttempt(board, work);
  const size = Math.min(CONCURRENT_BATCHES, Math.ceil(work.pending.length / MAX_JOBS));
  await Promise.all(Array.from({ length: size }, () => runBatches(board, work)));
  endAttempt(board, work);
}

function beginAttempt(board: PlanBoard, work: StepWork): void {
  if (work.attempts === 0) work.pending = firstJobs(board, work);
  if (work.attempts === 0 && work.isSelectedLate) leaveOutOwn(board, work);
  work.jobs ??= work.pending.length;
  work.attempts += 1;
  work.isUnderWay = true;
  delete work.reason;
  const { name, step, pending } = work;
  note(board, { event: 'step-started', step: name, system: step.system, jobs: pending.length });
}

/** While somebody thought about the approval, the plan may have learned of reruns of its own. */
function leaveOutOwn(board: PlanBoard, work: StepWork): void {
  const own = ownRerunsOn(board, work.step.system);
  work.pending = work.pending.filter(({ id }) => !own.has(id));
  work.jobs = work.pending.length;
}

/** Those of a selection are pending since it was made. */
function firstJobs(board: PlanBoard, { step, pending }: StepWork): PendingJob[] {
  const { jobs, runs = {}, rerunsOf } = step;
  if (rerunsOf !== undefined) return [...new Set(workOf(board, rerunsOf).reruns)].map((id) => ({ id }));
  if (!jobs) return pending;
  return jobs.map((id) => {
    const run = Object.hasOwn(runs, id) ? runs[id] : undefined;
    return run === undefined ? { id } : { id, run };
  });
}

async function runBatches(board: PlanBoard, work: StepWork): Promise<void> {
  while (work.pending.length > 0 && (await mayBeginBatch(board, work))) {
    const jobs = takeBatch(work);
    if (jobs.length > 0) await runBatch(board, work, jobs);
  }
}

/** Waits until a batch may begin; false when none may any more. */
async function mayBeginBatch(board: PlanBoard, work: StepWork): Promise<boolean> {
  const isClosed = (): boolean => board.schedule.stage === 'aborting' || work.pending.length === 0;
  const isOpen = (): boolean =>
    board.schedule.stage === 'running' && !isHeld(board) && !selectionBefore(board, work);
  if (hasBeenCancelled()) return false;
  try {
    await condition(() => isClosed() || isOpen());
  } catch (error) {
    if (!hasBeenCancelled()) throw error;
    return false;
  }
  return !isClosed();
}

async function runBatch(board: PlanBoard, work: StepWork, jobs: readonly PendingJob[]): Promise<void> {
  const id = childIdOf(work);
  work.workflows.push(id);
  board.underWay.add(id);
  showPlan(board);
  noteEnd(work, jobs, await runChild(board, work, { id, jobs }));
  board.underWay.delete(id);
  board.asking.delete(id);
  board.waiting.delete(id);
  showPlan(board);
}

function noteEnd(work: StepWork, jobs: readonly PendingJob[], end: BatchEnd): void {
  switch (end.end) {
    case 'result': {
      const outcomes = new Map(outcomesOf(work.step, end.result).map((outcome) => [outcome.id, outcome]));
      for (const job of jobs) {
        const outcome = outcomes.get(job.id);
        if (outcome) noteOutcome(work, job, outcome);
        else noteWhole(work, [job], { outcome: 'lost', reason: 'Its workflow said nothing about it.' });
      }
      return;
    }
    case 'failed':
      work.reason ??= end.reason;
      return noteWhole(work, jobs, { outcome: 'failed', reason: end.reason });
    case 'lost':
      work.reason ??= end.reason;
      return noteWhole(work, jobs, { outcome: 'lost', reason: end.reason });
    case 'not-begun':
      return noteNotBegun(work, jobs);
  }
}

const NOT_BEGUN = { outcome: 'not-begun', reason: 'The plan ended before it was its turn.' } as const;

/** A job that was tried before keeps what became of it then. */
function noteNotBegun(work: StepWork, jobs: readonly PendingJob[]): void {
  putBack(work, jobs);
  noteWhole(
    work,
    jobs.filter(({ last }) => last === undefined),
    NOT_BEGUN,
  );
}

/** One outcome for all of them. */
function noteWhole(
  work: StepWork,
  jobs: readonly PendingJob[],
  said: { readonly outcome: 'failed' | 'lost' | 'not-begun'; readonly reason: string },
): void {
  for (const job of jobs)
    noteOutcome(work, job, {
      id: job.id,
      isAsWanted: false,
      ...said,
      ...doubtsAbout(work, job, said.outcome),
    });
}

/** Of what a lost workflow did, only the run that is meant tells, so without one it is not done again. */
function doubtsAbout(
  { step }: StepWork,
  { run }: PendingJob,
  outcome: string,
): Pick<JobOutcome, 'mayBeRerun' | 'isFinal' | 'paused'> {
  const reruns = step.action === 'rerun' || step.action === 'remediate';
  if (outcome !== 'lost' || !reruns) return {};
  const doubts = { mayBeRerun: true, paused: 'no' } as const;
  return run === undefined ? { ...doubts, isFinal: true } : doubts;
}

function endAttempt(board: PlanBoard, work: StepWork): void {
  const { name, step, jobs = 0 } = work;
  noteNotBegun(work, work.pending);
  work.pending = [];
  work.isUnderWay = false;
  const missing = rerunsMissing(board, step);
  const unnamed = unnamedIn(board, step);
  const isDone = work.open.length === 0 && missing === undefined;
  if (!isDone) work.reason ??= missing ?? reasonOf(work);
  else if (jobs === 0)
    work.reason = step.rerunsOf === undefined ? 'No job fitted.' : `Step ${step.rerunsOf} has rerun nothing.`;
  else if (unnamed !== undefined) work.reason = `${unnamed} They were left out.`;
  const outcome = isDone ? 'done' : 'failed';
  const why = counted(
    Object.entries(countsOf(work)).flatMap(([word, count]) => Array<string>(count).fill(word)),
  );
  note(board, { event: 'step-ended', step: name, system: step.system, jobs, outcome, ...(why && { why }) });
  dispatch(board, { event: outcome, step: name });
  showPlan(board);
}

/** Why a step that takes the reruns of another cannot have had all of them; `undefined` when it had. */
function rerunsMissing(board: PlanBoard, { rerunsOf }: PlanStep): string | undefined {
  if (rerunsOf === undefined) return undefined;
  const { reruns, jobs, open, attempts } = workOf(board, rerunsOf);
  const unnamed = unnamedIn(board, { rerunsOf });
  if (unnamed !== undefined && reruns.length === 0) return unnamed;
  // Jobs that all succeeded in the meantime, or that a person skipped before the step began, have no reruns.
  if (reruns.length > 0 || open.length === 0 || attempts === 0) return undefined;
  return `Step ${rerunsOf} has ${jobCount(jobs ?? open.length)}, and of none a rerun is known.`;
}

/** Which of the reruns that a step takes have no name; `undefined` where all have. */
function unnamedIn(board: PlanBoard, { rerunsOf }: Pick<PlanStep, 'rerunsOf'>): string | undefined {
  const { unnamedReruns = 0 } = rerunsOf === undefined ? {} : workOf(board, rerunsOf);
  if (unnamedReruns === 0) return undefined;
  return `Of ${jobCount(unnamedReruns)} of step ${rerunsOf} nothing tells as which job they run again: a schedule starts them.`;
}

function reasonOf({ open, jobs = 0 }: StepWork): string {
  const first = open.find(({ reason }) => reason !== undefined);
  const example = first ? ` ${first.id}: ${first.reason}` : '';
  return `${open.length} of ${jobCount(jobs)} not as wanted.${example}`;
}
