import type { StepAction, StepStatus } from './plan';

/** Names of the workflows for plans. */
export const PLAN_WORKFLOWS = { run: 'runPlan', dryRun: 'dryRunPlan' } as const;

/** Name of the query that a plan answers with `PlanProgress`. */
export const PLAN_PROGRESS_QUERY = 'jobControl.planProgress';

/** Name of the update by which a person steers a plan. */
export const PLAN_DECISION_UPDATE = 'jobControl.decide';

/** What a person can decide about a plan: `pause`, `resume` and `abort` are for all of it, the others for one step. None stops a job. */
export const PLAN_DECISIONS = ['approve', 'retry', 'skip', 'pause', 'resume', 'abort'] as const;

/** Argument of the decision update. */
export interface PlanDecision {
  readonly decision: (typeof PLAN_DECISIONS)[number];
  /** The step that it is about: for `approve`, `retry` and `skip`. */
  readonly step?: string;
  /** Who decided. Needed for `approve`. */
  readonly by?: string;
  readonly why?: string;
}

/** What a plan as a whole is doing. `aborting`: steps under way are brought to their end, no other begins. */
export type PlanStage = 'running' | 'paused' | 'aborting' | 'done';

/** Answer of the progress query of a plan. */
export interface PlanProgress {
  readonly stage: PlanStage;
  /** In the order of the input. */
  readonly steps: readonly StepProgress[];
}

export interface StepProgress {
  readonly step: string;
  readonly action: StepAction;
  readonly system: string;
  readonly status: StepStatus;
  /** The steps that it waits for. */
  readonly after: readonly string[];
  readonly jobs?: number;
  /** How many jobs ended with which verdict, rerun outcome or phase, of the batches that have ended. */
  readonly counts: Readonly<Record<string, number>>;
  readonly attempts: number;
  /** Ids of the workflows that were started for it, each of one batch: they can be asked for their own progress. */
  readonly workflows: readonly string[];
  /** Those of them that are under way now; absent while none is. */
  readonly underWay?: readonly string[];
  /** Those of them in which a person has to settle a rerun that nothing can prove; absent while there is none. */
  readonly asking?: readonly string[];
  /** One sentence on why it is where it is. */
  readonly reason?: string;
  /** Set while a person has to decide: what. */
  readonly question?: string;
  /** Until when it may be decided, ISO 8601: after that the step fails. Absent while nothing of the plan is to be decided about it. */
  readonly decideBy?: string;
}
