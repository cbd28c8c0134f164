import type { TimerSet } from '../../kit';
import type { Schedule } from './schedule';

/** How a run can end by itself. */
export type NaturalEnd = 'completed' | 'failed';

/** What a task will do; durations in milliseconds, null means never. */
export interface Plan {
  /** Waiting, when its schedule has no start time. */
  readonly waitsForMs: number | null;
  /** In Progress, before it ends by itself. */
  readonly runsForMs: number | null;
  /** From an accepted stop to the end; null: it stays Terminating. */
  readonly stopTakesMs: number | null;
  /** From an accepted forced stop to the end. */
  readonly forceStopTakesMs: number | null;
  /** How it ends by itself. */
  readonly endsAs: NaturalEnd;
  /** How it ends although a stop was accepted. Retries and resubmitted tasks do not inherit it. */
  readonly endsDuringStop?: NaturalEnd;
  /** The last plug-in runs: a stop ends Completed, a forced stop Failed all the same. Not inherited either. */
  readonly lastPlugIn: boolean;
  /** Whether a failure of its own leaves a failed step to retry from. */
  readonly failedStep: boolean;
  /** How retries and resubmitted tasks end by themselves. */
  readonly retriesEndAs: NaturalEnd;
}

/** An input property of the service. */
export interface Property {
  readonly id: string;
  readonly keyName: string;
  readonly value: string;
  /** `password` is masked. */
  readonly type: string;
}

/** What was ordered; a resubmitted task repeats it, its name, description and properties can change. */
export interface Order {
  readonly name: string;
  readonly description: string;
  readonly serviceName: string;
  readonly serviceGroupName: string;
  /** Comma-separated. */
  readonly tags: string;
  readonly submitter: string;
  readonly serviceState: 'release' | 'debug';
  readonly notes: string;
  readonly properties: readonly Property[];
}

/** Who created a task. */
export type Origin = 'test' | 'resubmit' | 'recurrence';

/** Milliseconds since 1970; null: not yet. */
export interface TaskTimes {
  submitted: number;
  modified: number;
  /** A retry does not change it. */
  started: number | null;
  /** During a retry: still that of the attempt before. */
  completed: number | null;
}

/** A task as the simulator keeps it. */
export interface Task {
  readonly id: string;
  /** The id of the task whose work this is: its own, or that of the first task it was resubmitted from. */
  readonly work: string;
  readonly origin: Origin;
  readonly order: Order;
  readonly schedule: Schedule;
  readonly timers: TimerSet;
  readonly times: TaskTimes;
  plan: Plan;
  /** A state, or any word that a test has set. */
  status: string;
  /** How often its work was begun under this id: 1, and one more for each retry. */
  attempts: number;
  stopRequested: 'stop' | 'forceStop' | null;
  hasFailedStep: boolean;
  archived: boolean;
  readonly history: { readonly at: number; readonly status: string }[];
}
