import { MAX_JOBS, type PlanStep } from '../../contract';
import { withoutStartText } from '../../contract/without-start';
import type { JobOutcome } from './job-outcomes';

/** So many batches of one step are under way at once. */
export const CONCURRENT_BATCHES = 4;

/** A job that a step has not begun with in this attempt. */
export interface PendingJob {
  readonly id: string;
  /** The run that is meant; absent where it is whatever run is there. */
  readonly run?: string;
  /** Set where an earlier attempt may have submitted a rerun of it. */
  readonly mayBeRerun?: true;
  /** Set where an earlier attempt has paused it: then it is this plan that is to resume it. */
  readonly pausedByUs?: true;
  /** What became of it in the attempt before: that stands until it is tried again. */
  readonly last?: Pick<OpenJob, 'outcome' | 'reason' | 'newId'>;
}

/** A job that a step is done with and that is not as wanted. */
export interface OpenJob extends Omit<PendingJob, 'last'> {
  readonly outcome: string;
  /** Left out after the first hundred of a step. */
  readonly reason?: string;
  readonly newId?: string;
  /** False where another try could only make it worse. */
  readonly canRetry: boolean;
}

/** Everything that a step knows about its jobs. Plain data: a plan that continues as new carries it along. */
export interface StepWork {
  readonly name: string;
  readonly step: PlanStep;
  attempts: number;
  /** True from the begin of an attempt to its end. */
  isUnderWay: boolean;
  /** True once its selection was made or has failed: another one is made while the plan may have started jobs itself. */
  wasLookedUp?: true;
  /** True where its jobs are from such a later selection. */
  isSelectedLate?: true;
  /** How many jobs it has; absent until they are known. */
  jobs?: number;
  /** How many jobs its selection has left out because they tell no start. Absent where there is none. */
  withoutStart?: number;
  /** In the order in which they will be begun. */
  pending: PendingJob[];
  /** How many jobs are as wanted, by outcome. */
  readonly wanted: Record<string, number>;
  open: OpenJob[];
  /** The jobs as which jobs were run again. */
  readonly reruns: string[];
  /** How many jobs run again, or will, as nobody tells which: a schedule starts them. Default: 0. */
  unnamedReruns?: number;
  /** Ids of the workflows that were started, each once. */
  readonly workflows: string[];
  /** How many batches this attempt has begun. */
  batches: number;
  /** One sentence on why it is where it is, where that needs one. */
  reason?: string;
  /** Until when a person may decide about it: milliseconds since the epoch. Absent while nobody is asked. */
  decideBy?: number;
}

/** The outcome of a rerun, in a remediation behind the verdict of the stop. */
const RERUN = /(^|, )(rerun|next-scheduled)$/;

/** With more than this the rest have no reasons: the state of a plan must stay small. */
const MOST_REASONS = 100;

export function newWork(name: string, step: PlanStep): StepWork {
  const lists = { pending: [], open: [], reruns: [], workflows: [] };
  return { name, step, attempts: 0, isUnderWay: false, wanted: {}, batches: 0, ...lists };
}

/** Takes the next batch out of what is pending. Jobs of which a rerun may have been submitted are not mixed with others, nor are those that we have paused. */
export function takeBatch(work: StepWork): PendingJob[] {
  const first = work.pending[0];
  const isLike = (job: PendingJob): boolean =>
    job.mayBeRerun === first?.mayBeRerun && job.pausedByUs === first?.pausedByUs;
  const batch = work.pending.filter(isLike).slice(0, MAX_JOBS);
  const taken = new Set(batch);
  work.pending = work.pending.filter((job) => !taken.has(job));
  if (batch.length > 0) work.batches += 1;
  return batch;
}

/** Takes what became of a job into account. */
export function noteOutcome(work: StepWork, job: PendingJob, outcome: JobOutcome): void {
  if (outcome.isAsWanted) return noteWanted(work, outcome);
  const { id, reason, newId, isFinal } = outcome;
  const run = runMeant(work.step, job, outcome);
  work.open.push({
    id,
    outcome: outcome.outcome,
    canRetry: !isFinal,
    ...(work.open.length < MOST_REASONS ? { reason } : {}),
    ...(newId === undefined ? {} : { newId }),
    ...(run === undefined ? {} : { run }),
    ...(job.mayBeRerun || outcome.mayBeRerun ? { mayBeRerun: true } : {}),
    ...(isPausedByUs(job, outcome) ? { pausedByUs: true } : {}),
  });
}

function isPausedByUs(job: PendingJob, { paused }: JobOutcome): boolean {
  return paused === 'by-us' || (paused === undefined && job.pausedByUs === true);
}

function noteWanted(work: StepWork, { outcome, newId }: JobOutcome): void {
  work.wanted[outcome] = (work.wanted[outcome] ?? 0) + 1;
  if (newId !== undefined) work.reruns.push(newId);
  else if (RERUN.test(outcome)) work.unnamedReruns = (work.unnamedReruns ?? 0) + 1;
}

/**
 * The run that another try is for. Once there is one it stays, so that a job that was started again since, by whomever, is never touched; only
 * the end that our own stop brought about may have changed it.
 */
function runMeant({ action }: PlanStep, { run }: PendingJob, outcome: JobOutcome): string | undefined {
  if (action === 'await') return run;
  return run === undefined || outcome.endedByUs ? (outcome.run ?? run) : run;
}

/** True where something is left to be tried again: jobs, or the look for them. */
export function canRetry(work: StepWork): boolean {
  return work.jobs === undefined || work.open.some((job) => job.canRetry);
}

/** Makes the jobs that are not as wanted pending again, those of which no rerun may have been submitted first. */
export function reopen(work: StepWork): void {
  const again = work.open.filter((job) => job.canRetry);
  work.open = work.open.filter((job) => !job.canRetry);
  const pending = again.map(({ id, run, mayBeRerun, pausedByUs, outcome, reason, newId }) => ({
    id,
    last: {
      outcome,
      ...(reason === undefined ? {} : { reason }),
      ...(newId === undefined ? {} : { newId }),
    },
    ...(run === undefined ? {} : { run }),
    ...(mayBeRerun ? { mayBeRerun } : {}),
    ...(pausedByUs ? { pausedByUs } : {}),
  }));
  work.pending = [...pending.filter((job) => !job.mayBeRerun), ...pending.filter((job) => job.mayBeRerun)];
  work.batches = 0;
}

/** What became of jobs that are not tried again after all is what became of them before. Leaves out those that never were tried. */
export function putBack(work: StepWork, jobs: readonly PendingJob[]): void {
  for (const { last, ...job } of jobs) if (last) work.open.push({ ...job, ...last, canRetry: true });
}

/** All that a person is to know of where it is; `undefined` where there is nothing to be said. */
export function reasonIn({ reason, withoutStart }: StepWork): string | undefined {
  if (withoutStart === undefined) return reason;
  return [...(reason === undefined ? [] : [reason]), withoutStartText(withoutStart)].join(' ');
}

/** How many jobs ended with which outcome. */
export function countsOf({ wanted, open }: StepWork): Record<string, number> {
  const counts = new Map(Object.entries(wanted));
  for (const { outcome } of open) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return Object.fromEntries(counts);
}
