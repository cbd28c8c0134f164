import type { Duration } from './duration';
import type { JobPhase } from './job';
import type { RerunRecipes, RerunWay } from './rerun';
import type { StopMode } from './stop';

/** The most jobs in one workflow. */
export const MAX_JOBS = 500;

/** How jobs are to be stopped. */
export interface StopOptions {
  /** Default: the system's own default mode. */
  readonly mode?: StopMode;
  /** After this time a job that is still active gets a `force` stop. Default: never. */
  readonly escalateAfter?: Duration;
  /** When to give up on proof, counted from the start of the workflow. Default: 30 minutes. */
  readonly deadline?: Duration;
  /** Between two looks at the jobs. Default: what the system's adapter declares. */
  readonly pollInterval?: Duration;
  /** A job that cannot be stopped before it runs: `wait` for it within the deadline, or `refuse`. Default: refuse. */
  readonly whenWaiting?: 'wait' | 'refuse';
  /** Needed for a mode after which the very same job can never run again, and for an escalation to one. Default: false. */
  readonly allowIrreversible?: boolean;
  /**
   * How long a job must stay ended, paused or unknown to the system before its verdict is given: some systems say "cancelled" first and
   * "succeeded" later. Default: 0.
   */
  readonly confirmFor?: Duration;
}

/** The phases in which a job may have ended to be run again. `waiting`: it was made and never started, where the system can start it. */
export type RerunnablePhase = Extract<JobPhase, 'succeeded' | 'failed' | 'stopped' | 'paused' | 'waiting'>;

/** How jobs are to be run again. */
export interface RerunOptions {
  /**
   * The ways allowed, the preferred first. Default: the system's own order.
   *
   * @minItems 1
   */
  readonly ways?: readonly RerunWay[];
  /**
   * Which ends may be rerun. Default: `['stopped', 'failed', 'paused']`: a job that succeeded is not run again. By default `remediateJobs`
   * resumes only jobs that its own stop has paused; one that was paused before goes on only where `paused` is named here.
   *
   * @minItems 1
   */
  readonly fromPhases?: readonly RerunnablePhase[];
  /** When it cannot be proven whether a submission started a run: `ask` a person, or `give-up`. Default: ask. */
  readonly whenUnproven?: 'ask' | 'give-up';
  /** How long to wait for that person before giving up. Default: 24 hours. */
  readonly answerWithin?: Duration;
  /** How long submissions are tried. Default: 15 minutes. */
  readonly deadline?: Duration;
  /**
   * By job id, what a rerun of it needs and the system does not tell, in the form that the vendor's README gives. It goes into the
   * history, so it must hold no secrets. Default: none.
   */
  readonly recipes?: RerunRecipes;
  /**
   * The name of a search attribute of type Bool, registered on the Temporal server, that is true while a person has to decide. Default:
   * none. With a name that is not registered the workflow does not begin: nothing is sent until it is.
   */
  readonly askAttribute?: string;
}

/** How jobs are watched until they have ended. */
export interface AwaitOptions {
  /**
   * The phases that are wanted; a job that ends in another one is reported as it is. Default: `['succeeded']`.
   *
   * @minItems 1
   */
  readonly phases?: readonly JobPhase[];
  /** When to give up, counted from the start of the workflow. Default: 24 hours. */
  readonly deadline?: Duration;
  /** Between two looks at the jobs. Default: what the system's adapter declares. */
  readonly pollInterval?: Duration;
  /** How long a job must stay ended. Default: as long as the system says. */
  readonly confirmFor?: Duration;
}

/** What the input of every workflow has. */
export interface BatchInput {
  /**
   * The name of a configured system.
   *
   * @minLength 1
   */
  readonly system: string;
  /**
   * One to 500 different job ids.
   *
   * @minItems 1
   * @maxItems 500
   * @uniqueItems true
   */
  readonly jobs: readonly string[];
  /**
   * Names this request, so that a rerun of it is recognised whatever happens to the workflow. The client makes a fresh one per
   * request. Hand one down when you start these workflows as children. Default: workflow id and original run id.
   */
  readonly intent?: string;
  /**
   * True when an earlier workflow with the same `intent` may already have sent something: a parent that was reset says so to the
   * children that it starts anew. Default: false.
   */
  readonly repeated?: boolean;
  /**
   * By job id, the `run` that is meant (from an earlier verdict or reading): a job that has been started again since is not touched.
   * Default: whatever run is there.
   */
  readonly runs?: Readonly<Record<string, string>>;
  /**
   * True where a run in `runs` may have been seen only after an earlier workflow with the same `intent` had sent something: it may be that one's
   * own rerun, so it settles no doubt. A plan that was reset says so of what it has looked up anew. Default: false.
   */
  readonly runsSeenLate?: boolean;
  /** The task queue of the workers that reach the system, where it is not the workflow's own. Default: the workflow's own. */
  readonly zone?: string;
  /** True: the result has neither evidence nor ledger; the ledger query has them. Default: false. */
  readonly brief?: boolean;
}

/** Input of `stopJobs`. */
export interface StopJobsInput extends BatchInput {
  readonly stop?: StopOptions;
}

/** Input of `rerunJobs`: runs jobs again that have ended. */
export interface RerunJobsInput extends BatchInput {
  readonly rerun?: RerunOptions;
}

/** Input of `remediateJobs`: stops jobs, proves it, and runs them again. */
export interface RemediateJobsInput extends StopJobsInput, RerunJobsInput {}

/** Input of `readJobs`: says what each job is doing now, and changes nothing. */
export type ReadJobsInput = BatchInput;

/** Input of `awaitJobs`: watches jobs until they have ended, and changes nothing. */
export interface AwaitJobsInput extends BatchInput {
  readonly await?: AwaitOptions;
}
