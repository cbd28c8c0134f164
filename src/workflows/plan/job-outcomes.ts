import {
  type AwaitJobsResult,
  type AwaitedResult,
  isAwaitedAsWanted,
  isRemediatedAsWanted,
  isRerunAsWanted,
  isStoppedAsWanted,
  type PlanStep,
  type RemediatedJob,
  type RemediateJobsResult,
  type RerunJobsResult,
  type RerunResult,
  type StopJobsResult,
  type StopVerdict,
} from '../../contract';

/** What a batch says about one job, in the words of a plan. */
export interface JobOutcome {
  readonly id: string;
  /** The verdict, and the outcome of the rerun where there was one: `refused`, `stopped, rerun`; or the phase waited for. */
  readonly outcome: string;
  readonly isAsWanted: boolean;
  readonly reason: string;
  readonly newId?: string;
  /** The run that was last seen, or replaced. */
  readonly run?: string;
  /** Set where our stop ended the job in that run, so that it is the one that is meant from now on. */
  readonly endedByUs?: true;
  /** Set where a rerun may have been submitted. */
  readonly mayBeRerun?: true;
  /** `by-us`: our stop has left the job paused. `no`: it was seen in another phase, or may have been resumed. Absent: what was known before still holds. */
  readonly paused?: 'by-us' | 'no';
  /** Set where another try could only make it worse. */
  readonly isFinal?: true;
}

/** The result of the workflow that a step's action is named after. */
export type BatchOutcome = StopJobsResult | RerunJobsResult | RemediateJobsResult | AwaitJobsResult;

/** One outcome per job of a batch, in its order. Pure. */
export function outcomesOf(step: PlanStep, result: BatchOutcome): JobOutcome[] {
  switch (step.action) {
    case 'stop':
      return (result as StopJobsResult).jobs.map(ofStop);
    case 'rerun':
      return (result as RerunJobsResult).jobs.map(ofRerun);
    case 'remediate':
      return (result as RemediateJobsResult).jobs.map(ofRemediation);
    case 'await':
      return (result as AwaitJobsResult).jobs.map((job) => ofAwait(job, step));
  }
}

function ofStop(verdict: StopVerdict): JobOutcome {
  const { id, verdict: outcome, reason } = verdict;
  return { id, outcome, reason, isAsWanted: isStoppedAsWanted(verdict), ...runOf(verdict) };
}

function ofRerun(rerun: RerunResult): JobOutcome {
  const { id, outcome, reason } = rerun;
  return { id, outcome, reason, isAsWanted: isRerunAsWanted(rerun), ...runOf(rerun), ...factsOf(rerun) };
}

function ofRemediation(job: RemediatedJob): JobOutcome {
  const { id, stop, rerun } = job;
  const isRerun = rerun.outcome !== 'not-rerun';
  const isHeldByStop = !isRerun && !isStoppedAsWanted(stop);
  return {
    id,
    outcome: isRerun ? `${stop.verdict}, ${rerun.outcome}` : stop.verdict,
    reason: isHeldByStop ? stop.reason : rerun.reason,
    isAsWanted: isRemediatedAsWanted(job),
    ...runOf(stop.run === undefined ? rerun : stop),
    ...(['stopped', 'ended-first'].includes(stop.verdict) ? { endedByUs: true } : {}),
    ...pauseOf(job),
    ...factsOf(rerun),
  };
}

function pauseOf({ stop, rerun }: RemediatedJob): Pick<JobOutcome, 'paused'> {
  const phases = [stop.phase, rerun.phase].filter((phase) => phase !== undefined);
  // Somebody may have paused it after that, for a reason that this plan does not know.
  if (rerun.outcome !== 'not-rerun' || phases.some((phase) => phase !== 'paused')) return { paused: 'no' };
  return stop.verdict === 'stopped' && stop.phase === 'paused' ? { paused: 'by-us' } : {};
}

function ofAwait(job: AwaitedResult, step: PlanStep): JobOutcome {
  const { id, outcome, phase, reason } = job;
  const isAsWanted = isAwaitedAsWanted(job, step.await?.phases);
  return { id, outcome: outcome === 'ended' && phase ? phase : outcome, reason, isAsWanted };
}

function runOf({ run }: { readonly run?: string }): Pick<JobOutcome, 'run'> {
  return run === undefined ? {} : { run };
}

function factsOf({ outcome, newId, marker }: RerunResult): Partial<JobOutcome> {
  return {
    ...(newId === undefined ? {} : { newId }),
    ...(marker === undefined ? {} : { mayBeRerun: true }),
    ...(outcome === 'duplicate' ? { isFinal: true } : {}),
  };
}
