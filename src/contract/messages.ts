import type { JobPhase } from './job';
import type { RerunOutcome } from './results';
import type { Verdict } from './verdict';

/** Names of the workflows, as a client in any language starts them. */
export const WORKFLOWS = {
  stop: 'stopJobs',
  rerun: 'rerunJobs',
  remediate: 'remediateJobs',
  await: 'awaitJobs',
  read: 'readJobs',
} as const;

/** Name of the query that every workflow answers with `Progress`. */
export const PROGRESS_QUERY = 'jobControl.progress';

/** Name of the update by which a person settles a rerun that nothing can prove. */
export const RESOLVE_RERUN_UPDATE = 'jobControl.resolveRerun';

/** What the workflow is doing. */
export type Stage = 'inspecting' | 'stopping' | 'awaiting' | 'rerunning' | 'asking' | 'done';

/** Answer of the progress query: one entry per batch, more than one only where a workflow of your own runs several inline. */
export interface Progress {
  readonly batches: readonly BatchProgress[];
}

export interface BatchProgress {
  readonly system: string;
  readonly stage: Stage;
  /** What keeps the batch from going on, in one sentence: no worker takes its calls. Absent while nothing does. */
  readonly waitingFor?: string;
  readonly jobs: readonly JobProgress[];
}

export interface JobProgress {
  readonly id: string;
  readonly phase?: JobPhase;
  readonly rawStatus?: string;
  readonly verdict?: Verdict;
  readonly rerun?: RerunOutcome;
  readonly newId?: string;
  /** Set while a person has to decide: why. */
  readonly question?: string;
}

/** Argument of the resolve update. */
export interface RerunResolution {
  readonly id: string;
  /** Needed only where one workflow runs batches of several systems. */
  readonly system?: string;
  /** `adopt` the run named in `newId`, `submit-again` because none was started, or `give-up`. */
  readonly decision: 'adopt' | 'submit-again' | 'give-up';
  readonly newId?: string;
  /** Who decided, in 200 characters at most, and why, in 1000: kept in the result's evidence. */
  readonly by?: string;
  readonly why?: string;
}
