import type { JobPhase, JobReading } from './job';
import type { LedgerEntry } from './ledger';
import type { RerunWay } from './rerun';
import type { Observation, StopVerdict } from './verdict';

/**
 * What became of one intended rerun.
 *
 * - `rerun`: it runs, or ran, exactly once, as `newId`
 * - `next-scheduled`: the job's own schedule runs it next
 * - `not-rerun`: nothing was started, and `reason` says why
 * - `duplicate`: more than one run of it was started, and `candidates` names them: stop the ones that are too many
 * - `unproven`: a submission may have started a run, and nothing can tell; nothing further was sent
 */
export type RerunOutcome = 'rerun' | 'next-scheduled' | 'not-rerun' | 'duplicate' | 'unproven';

export interface RerunResult {
  /** The old id. */
  readonly id: string;
  readonly outcome: RerunOutcome;
  /** One sentence for a person. */
  readonly reason: string;
  /** The id of the run that replaces the old one; the old id again where the way keeps it. */
  readonly newId?: string;
  readonly nextRunAt?: string;
  /** The fingerprint of the attempt that was to be replaced, where the job was read. */
  readonly run?: string;
  /** Where nothing was started because of the phase that the job was in: that phase. */
  readonly phase?: JobPhase;
  readonly way?: RerunWay;
  readonly marker?: string;
  /** How `newId` is known: the system's own answer, found by the marker, seen from the job's state, or named by a person. */
  readonly knownBy?: 'submitted' | 'adopted' | 'state' | 'person';
  /** True when the system refused `way` for this job, so that another way may be possible. */
  readonly wayImpossible?: true;
  /** Jobs that carry the marker, when there is more than one, or that could be the rerun. */
  readonly candidates?: readonly string[];
  readonly evidence: readonly Observation[];
}

/** What every result has. */
export interface BatchResult {
  readonly system: string;
  /** True when the workflow was cancelled: what is reported is what was known then. */
  readonly cancelled: boolean;
  /** What was done and decided, in order. Empty where the result would be too large for Temporal: then the query has it. */
  readonly ledger: readonly LedgerEntry[];
}

export interface StopJobsResult extends BatchResult {
  /** One per job, in the order given. */
  readonly jobs: readonly StopVerdict[];
}

export interface RerunJobsResult extends BatchResult {
  /** One per job, in the order given. */
  readonly jobs: readonly RerunResult[];
}

export interface RemediateJobsResult extends BatchResult {
  /** One per job, in the order given. */
  readonly jobs: readonly RemediatedJob[];
}

export interface AwaitJobsResult extends BatchResult {
  /** One per job, in the order given. */
  readonly jobs: readonly AwaitedResult[];
}

export interface ReadJobsResult extends BatchResult {
  /** One per job, in the order given; `unreadable`, with the reason, where no worker or no answer was had within a minute. */
  readonly jobs: readonly JobReading[];
}

/**
 * What became of one job that was waited for.
 *
 * - `ended`: in the phase that `phase` says
 * - `other-run`: it was started again since the run that was meant
 * - `still-active`: the deadline passed, or the workflow was cancelled
 * - `not-found`: the system does not know it
 * - `unverified`: its status could not be read, so nothing is claimed
 */
export interface AwaitedResult {
  readonly id: string;
  readonly outcome: 'ended' | 'other-run' | 'still-active' | 'not-found' | 'unverified';
  /** One sentence for a person. */
  readonly reason: string;
  /** The phase last read. */
  readonly phase?: JobPhase;
  /** The vendor's word last read. */
  readonly rawStatus?: string;
  /** The fingerprint last read. */
  readonly run?: string;
  readonly evidence: readonly Observation[];
}

export interface RemediatedJob {
  readonly id: string;
  readonly stop: StopVerdict;
  readonly rerun: RerunResult;
}
