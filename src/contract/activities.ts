import type { Capabilities } from './capabilities';
import type { JobPhase, JobReading } from './job';
import type { RerunInfo, RerunIntent, RerunRecipes } from './rerun';
import type { RerunResult } from './results';
import type { JobFilter, SelectedJob } from './selection';
import type { StopReceipt, StopRequest } from './stop';
import type { Observation } from './verdict';

/** The activities by the names under which a worker registers them. Prefixed, so that they never shadow a user's own. */
export interface JobControlActivities {
  /** Reads the jobs and, when asked, what a rerun needs. Changes nothing. */
  'jobControl.inspect'(request: InspectRequest): Promise<InspectReport>;
  /** Asks the system to stop jobs. Safe to repeat. */
  'jobControl.stop'(request: StopBatchRequest): Promise<StopBatchReport>;
  /** Watches jobs until all have settled, some can be stopped at last, or the deadline passes. */
  'jobControl.await'(request: AwaitRequest): Promise<AwaitReport>;
  /** Submits intended reruns: looks for each one first, then submits it if it is not there. */
  'jobControl.submit'(request: SubmitRequest): Promise<SubmitReport>;
  /** Looks up the jobs that a filter means. Changes nothing. */
  'jobControl.list'(request: ListJobsRequest): Promise<ListJobsReport>;
}

export interface ListJobsRequest {
  readonly system: string;
  readonly filter: JobFilter;
  /** `runningFor` counts back from here: milliseconds since the epoch, by the workflow's clock. */
  readonly now: number;
}

export interface ListJobsReport {
  readonly vendor: string;
  readonly jobs: readonly SelectedJob[];
  /** How many jobs were looked at. */
  readonly examined: number;
  /**
   * How many jobs fit but for `runningFor`, of which the system tells no start: they may have run for so long, and are not among `jobs`. One that is
   * `waiting` has not started, and is not counted. Absent where there is none.
   */
  readonly withoutStart?: number;
}

export interface InspectRequest {
  readonly system: string;
  readonly ids: readonly string[];
  /** Whether to read what a rerun needs: `no`, `now`, or `before-stop`, which means only where the system wants it read so early. */
  readonly rerunInfo: 'no' | 'now' | 'before-stop';
  /** What the caller gave for reruns. */
  readonly recipes?: RerunRecipes;
}

export interface InspectReport {
  readonly vendor: string;
  readonly capabilities: Capabilities;
  /** One per id, in the order asked. */
  readonly readings: readonly JobReading[];
  /** One per job found; empty where it was not read. */
  readonly rerunInfo: readonly RerunInfo[];
}

/** A stop request of any size: the activity cuts it into batches. */
export interface StopBatchRequest extends StopRequest {
  readonly system: string;
  /** Needed for a mode that this worker's system declares as not reversible: otherwise nobody is asked. Default: false. */
  readonly allowIrreversible?: boolean;
  /** By job id, the run that is meant: a job that is in another one now is not asked. */
  readonly runs?: Readonly<Record<string, string>>;
  /** The phases of jobs that a softer stop has put to rest by now: they are not asked. Default: none. */
  readonly restPhases?: readonly JobPhase[];
}

export interface StopBatchReport {
  /** Why some targets were not asked, where the system will not take the request. */
  readonly failure?: string;
  /** One per target, in the order given. */
  readonly jobs: readonly StoppedTarget[];
}

export interface StoppedTarget {
  readonly id: string;
  /** The latest reading; without a receipt it says why nothing was sent. */
  readonly reading: JobReading;
  readonly receipt?: StopReceipt;
  /** True when an attempt that ended without a trace may have sent a stop before. */
  readonly perhapsAsked: boolean;
}

export interface AwaitRequest {
  readonly system: string;
  readonly jobs: readonly AwaitedJob[];
  /** Phases, besides the ended ones, in which a job counts as settled. */
  readonly settledPhases: readonly JobPhase[];
  /** A job seen in one of these, in a run that was not asked to stop, ends the watch: after `gatherMs`, or one poll if all do. */
  readonly stoppablePhases: readonly JobPhase[];
  readonly gatherMs: number;
  /** How long a job must have been seen ended, or at rest, to count as settled. Default: as long as the system says. */
  readonly confirmMs?: number;
  readonly pollIntervalMs: number;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

export interface AwaitedJob {
  readonly id: string;
  /** The run that is not to be stopped again: it accepted a stop, or refused often enough. */
  readonly acceptedRun?: string;
  /** Set when its stop is known to have failed and is not to be repeated: then that ends no watch. */
  readonly ignoreFailedStop?: true;
}

export interface AwaitReport {
  /** Why the watch ended early, where the system will not answer it. */
  readonly failure?: string;
  /** One per job, in the order given. */
  readonly jobs: readonly WatchedJob[];
}

export interface WatchedJob {
  readonly id: string;
  readonly settled: boolean;
  /** Set when the system said twice in a row that the stop of this attempt failed. */
  readonly stopFailed?: true;
  /** The last reading; absent when there was none. */
  readonly reading?: JobReading;
  /** The changes seen, oldest first. */
  readonly observations: readonly Observation[];
}

export interface SubmitRequest {
  readonly system: string;
  readonly intents: readonly RerunIntent[];
  /** The phases from which the caller allows a rerun. */
  readonly fromPhases: readonly JobPhase[];
  /** True when an earlier execution may have submitted these already: then "not found" proves less. */
  readonly repeated: boolean;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** Ids that are known to be the reruns of other jobs. Default: none. */
  readonly taken?: readonly string[];
}

export interface SubmitReport {
  /** One per intent, in the order given. */
  readonly jobs: readonly RerunResult[];
}
