import type { StepAction } from './plan';

/** What `dryRunPlan` gives: what a plan would do now. Only reads were sent for it, and by the time the plan runs things may be different. */
export interface PlanForecast {
  /** The names of the steps, those together that nothing orders: each line begins after the ones before. */
  readonly order: readonly (readonly string[])[];
  readonly steps: Readonly<Record<string, StepForecast>>;
  /** The sum over all steps that could be looked at. */
  readonly calls: number;
  /** Along the longest way through the steps, where one without a duration counts as none; at least as long as what is sent to one system in all steps takes. */
  readonly duration: ForecastDuration;
}

export interface StepForecast {
  readonly action: StepAction;
  readonly system: string;
  /** Why the step would fail before anything was sent: a mode that the system does not have, a filter that it cannot select by, no worker. */
  readonly problem?: string;
  /** Why a person has to approve it; absent where nobody has to. */
  readonly approval?: string;
  /** How many jobs it has. Absent where they could not be looked up, or are the reruns of another step. */
  readonly jobs?: number;
  /** How many jobs its selection leaves out because they tell no start, see `runningFor`. Absent where there is none. */
  readonly withoutStart?: number;
  /** For the reruns of another step: how many these are at most. */
  readonly jobsAtMost?: number;
  /** How many workflows it would take. */
  readonly batches: number;
  /** How many jobs are in which phase, or `not-found`, `unreadable`, or `other-run` where it is not the one that is meant. */
  readonly phases: Readonly<Record<string, number>>;
  /** In the order in which they would be made. At least these: each further look at jobs that take their time, and each retry, is one more. */
  readonly calls: readonly ForecastCall[];
  /** How many requests the calls are. Absent where the system's settings do not limit these. */
  readonly requests?: ForecastRequests;
  /** Jobs that would not be as wanted in the end. */
  readonly refused: ForecastJobs;
  /** Jobs that would be stopped in such a way that they can never run again. */
  readonly irreversible: ForecastJobs;
  /** Jobs whose rerun could not be proven if the answer to its submission were lost: then a person is asked. */
  readonly unprovable: ForecastJobs;
  /** Absent where nothing of the step could be looked at: its jobs are not there yet, or nobody has answered. */
  readonly duration?: ForecastDuration;
}

/** Calls of one operation of the system's adapter. For some vendors one call is several requests; the vendor's README tells. */
export interface ForecastCall {
  readonly operation: 'list' | 'status' | 'stop' | 'rerunInfo' | 'findReruns' | 'submitRerun';
  /** What for. */
  readonly purpose: 'select' | 'read' | 'stop' | 'watch' | 'prepare' | 'submit';
  /** How many jobs they are about. */
  readonly jobs: number;
  readonly calls: number;
}

export interface ForecastJobs {
  readonly count: number;
  /** The first of them, 20 at most. */
  readonly examples: readonly { readonly id: string; readonly reason: string }[];
}

/** What a step sends to a system that takes only so much. */
export interface ForecastRequests {
  /** At least so many. */
  readonly count: number;
  /** So many are begun in a second at most, by one worker. Several workers have as much each. */
  readonly perSecond: number;
}

/** In milliseconds. */
export interface ForecastDuration {
  /**
   * When every job is at its end by the first look, one worker sends as fast as it may, and the system takes no time for a call.
   */
  readonly least: number;
  /** When every deadline passes; never less than `least`. Without the time that people take. */
  readonly most: number;
  /** What decides `least`. Absent where that is 0. */
  readonly limit?: ForecastLimit;
}

export interface ForecastLimit {
  /** `rate`: how fast requests may be sent; `polls`: when jobs are looked at; `order`: that steps come one after another. */
  readonly by: 'rate' | 'polls' | 'order';
  /** In words, with the setting, the option or the steps that it comes from. */
  readonly says: string;
}
