import type { TimerSet } from '../../kit';
import type { NaturalResult } from './statuses';

/** What the runs of a job do; durations in milliseconds, null means never. */
export interface Plan {
  /** CREATED, before it is PENDING_EXECUTION. */
  readonly createdForMs: number | null;
  /** PENDING_EXECUTION, before it is RUNNING. */
  readonly pendingForMs: number | null;
  /** RUNNING, before it ends by itself. */
  readonly runsForMs: number | null;
  /** From an accepted cancelrunning to its outcome; a run that ends by itself before ends so. */
  readonly stopTakesMs: number | null;
  /** How it ends by itself, COMPLETED with this result. */
  readonly endsAs: NaturalResult;
  /** How it ends although a stop was accepted, COMPLETED with this result. Later runs do not inherit it. */
  readonly endsDuringStop?: NaturalResult;
  /** The stop comes to CANCELFAILED: the run goes on, or is COMPLETED. Not inherited either. */
  readonly cancelFails?: 'goes-on' | 'completed';
  /** How later runs, and runs of jobs that are deployed anew for the same work, end by themselves. */
  readonly laterRunsEndAs: NaturalResult;
}

/** A device and the values for it. */
export interface Target {
  readonly deviceId: string;
  readonly variables: readonly { readonly name: string; readonly value: string }[];
}

/** What a job is to do. */
export interface Order {
  readonly templateName: string;
  readonly targets: readonly Target[];
}

/** A line of a run's results. */
export interface RunResult {
  readonly property: string;
  readonly value: string;
}

/** A run instance as the simulator keeps it. Times in the server's milliseconds since 1970; null: not yet. */
export interface Run {
  readonly id: string;
  readonly job: Job;
  plan: Plan;
  status: string;
  result: string | null;
  startedAt: number;
  completedAt: number | null;
  results: readonly RunResult[];
  stopRequested: boolean;
  /** True: the server has forgotten it. */
  purged: boolean;
  /** What leads on from the present status. */
  readonly progress: TimerSet;
  /** What leads from an accepted stop to its outcome. */
  readonly stopping: TimerSet;
  readonly history: { readonly at: number; readonly status: string; readonly result: string | null }[];
}

/** A job as the simulator keeps it: its trigger, apart from the runs that the trigger has started. */
export interface Job {
  readonly id: string;
  /** Its id in JobSummary where that is not the job's. */
  readonly entityId: string;
  readonly uuid: string;
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly username: string;
  /** What is run, for counting the runs started. */
  readonly work: string;
  /** From one run to the next, in milliseconds; null for a one-off job. */
  readonly everyMs: number | null;
  readonly order: Order;
  /** For the next run. */
  plan: Plan;
  /** The status of the trigger. */
  status: string;
  /** When the trigger starts the next run; null: no more. */
  nextRunAt: number | null;
  /** `nextRunTime` as it is shown. */
  nextRunShown: number | null;
  /** Queries do not find it before. */
  readonly visibleFrom: number;
  /** True: the server has forgotten it and its runs. */
  purged: boolean;
  /** What makes the trigger go on. */
  readonly timers: TimerSet;
  /** Oldest first. */
  readonly runs: Run[];
}
