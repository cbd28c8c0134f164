import type { Duration } from './duration';
import type { AwaitOptions, RerunOptions, StopOptions } from './inputs';
import type { LedgerEntry } from './ledger';
import type { JobFilter } from './selection';

/** The most steps of one plan. */
export const MAX_STEPS = 100;
/** The most jobs of one step; batches of `MAX_JOBS` are made of them. */
export const MAX_STEP_JOBS = 10_000;

/** What a step does with its jobs: the workflow of that name. `remediate` stops and reruns. */
export const STEP_ACTIONS = ['stop', 'rerun', 'remediate', 'await'] as const;
export type StepAction = (typeof STEP_ACTIONS)[number];

/** One batch on one system. Its jobs are given by exactly one of `jobs`, `select` and `rerunsOf`. */
export interface PlanStep {
  readonly action: StepAction;
  /** The name of a configured system. */
  readonly system: string;
  /** Different ids, 10,000 at most. */
  readonly jobs?: readonly string[];
  /** Looked up once, when the plan starts; a job that is started again later is not touched. */
  readonly select?: JobFilter;
  /** The jobs as which the jobs of an earlier step were run again. The step comes after that one. */
  readonly rerunsOf?: string;
  /** Names of the steps that must be done before. Default: none. */
  readonly after?: readonly string[];
  /** True: it begins only after a person has approved it. Default: false. */
  readonly requiresApproval?: boolean;
  /** For the actions `stop` and `remediate`. */
  readonly stop?: StopOptions;
  /** For the actions `rerun` and `remediate`. */
  readonly rerun?: RerunOptions;
  /** For the action `await`. */
  readonly await?: AwaitOptions;
  /** By job id, the run that is meant. Default: whatever run is there when the step begins; with `select`, the one that was seen. */
  readonly runs?: Readonly<Record<string, string>>;
  /** The task queue of the workers that reach the system. Default: the plan's own. */
  readonly zone?: string;
}

/**
 * What becomes of a plan when a job of a step is not as wanted.
 *
 * - `abort`: no other step begins; those that are under way are brought to their end
 * - `continue`: the steps after it are not begun, the others are
 * - `ask`: a person decides: retry, skip, or abort
 */
export type OnFailure = 'abort' | 'continue' | 'ask';

/** Input of `runPlan` and `dryRunPlan`. */
export interface PlanInput {
  /** By name: 1 to 100 steps. A name has letters, digits, `-`, `_` and `.`, 64 at most. */
  readonly steps: Readonly<Record<string, PlanStep>>;
  /** Default: abort. */
  readonly onFailure?: OnFailure;
  /** Steps that nothing orders run side by side, up to this number. Default: 10. */
  readonly maxConcurrentSteps?: number;
  /** A `select` needs an approval where all selections of the plan so far, with this one, give more jobs than this. Default: 100. */
  readonly approveAbove?: number;
  /** How long to wait for a person's decision; after that the step fails. Default: 24 hours. */
  readonly answerWithin?: Duration;
  /**
   * The name of a search attribute of type Bool, registered on the Temporal server, that is true while a person has to decide anything about the plan or
   * about a rerun of one of its jobs. Default: none. With a name that is not registered the plan does not begin.
   */
  readonly askAttribute?: string;
  /** As for the other workflows; the steps get theirs from it. */
  readonly intent?: string;
  /** As for the other workflows. Default: false. */
  readonly repeated?: boolean;
}

/**
 * Where a step is.
 *
 * - `waiting`: for other steps, for a free place, or because the plan is paused
 * - `selecting`: its jobs are looked up
 * - `approval`: a person has to approve it
 * - `running`
 * - `question`: it failed, and a person has to decide: retry, skip, or abort
 * - `done`: every job is as wanted
 * - `failed`: at least one is not
 * - `skipped`: a person said so
 * - `not-started`: the plan ended, or a step before it failed
 */
export type StepStatus =
  | 'waiting'
  | 'selecting'
  | 'approval'
  | 'running'
  | 'question'
  | 'done'
  | 'failed'
  | 'skipped'
  | 'not-started';

/** A job that is not as the step wanted it. */
export interface UnwantedJob {
  readonly id: string;
  /** The verdict, and the outcome of the rerun where there was one: `refused`, `stopped, unproven`. */
  readonly outcome: string;
  readonly reason: string;
  readonly newId?: string;
}

export interface StepResult {
  readonly action: StepAction;
  readonly system: string;
  readonly status: Extract<StepStatus, 'done' | 'failed' | 'skipped' | 'not-started'>;
  /** Why it is not done, or what a person should know of one that is: that no job fitted, say, or that some were left out. */
  readonly reason?: string;
  /** How many jobs it has; absent when they were never looked up. */
  readonly jobs?: number;
  /** How many jobs ended with which verdict, rerun outcome or phase. */
  readonly counts: Readonly<Record<string, number>>;
  /** The first 100 that are not as wanted. */
  readonly unwanted: readonly UnwantedJob[];
  /** Ids of the workflows that did it: their results and ledgers have every job; the results with its evidence where the step has at most 50. */
  readonly workflows: readonly string[];
  /** How many times it was tried. */
  readonly attempts: number;
}

/** What `runPlan` gives. */
export interface PlanResult {
  /** `done`: each step is done or was skipped by a person. */
  readonly outcome: 'done' | 'failed' | 'aborted' | 'cancelled';
  readonly steps: Readonly<Record<string, StepResult>>;
  /** What the plan did and decided, the latest 1,000 entries, or fewer where the result would be too large. Its batches have ledgers of their own. */
  readonly ledger: readonly LedgerEntry[];
}
