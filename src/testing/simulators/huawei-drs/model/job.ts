import type { JsonObject, TimerSet } from '../../kit';
import type { Plan } from './plan';
import type { Precheck } from './precheck';

/** What was ordered: the members of `base_info`, and where the job belongs. */
export interface Order {
  readonly name: string;
  readonly description: string;
  readonly jobType: string;
  readonly engineType: string;
  readonly direction: string;
  readonly taskType: string;
  readonly netType: string;
  readonly chargingMode: string;
  readonly projectId: string;
  /** A job for which CLONE is never available says false. */
  readonly cloneable: boolean;
}

/** What is replicated from where to where; without any secret. */
export interface Endpoints {
  readonly source: readonly JsonObject[];
  readonly target: readonly JsonObject[];
}

/** Who created a job. */
export type Origin = 'test' | 'clone' | 'create';

/** A job as the simulator keeps it. */
export interface Job {
  readonly id: string;
  /** What it is a run of: the id of the job that a test put in and that this one repeats, itself, or a name; see `Jobs.runsStarted`. */
  readonly work: string;
  readonly origin: Origin;
  /** The job that it was cloned from. */
  readonly sourceId: string | null;
  order: Order;
  endpoints: Endpoints;
  /** Members of its creation that are shown as they came, e.g. `node_info`. */
  readonly more: JsonObject;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** From then on it is in lists. */
  readonly listedFrom: number;
  /** End with the status. */
  readonly timers: TimerSet;
  /** End with the run. */
  readonly runTimers: TimerSet;
  plan: Plan;
  /** One of the 29, or any word that a test has set. */
  status: string;
  /** How often it was started under this id. */
  starts: number;
  firstStart: number | null;
  latestStart: number | null;
  /** For WAITING_FOR_START. */
  startAt: number | null;
  /** Where it goes on when it is restarted. */
  phase: 'full' | 'incremental';
  stopRequested: 'stop' | 'force' | null;
  pauseRequested: 'target' | 'all' | null;
  /** The latest call that took effect, in the words of ShowActions. */
  latestAction: string;
  /** The status that reads still show, and how many of them do. */
  stale: { readonly status: string; reads: number } | null;
  busyCalls: number;
  readonly prechecks: Precheck[];
  connectionTested: boolean;
  /** Of every password that came for this job, in the order of their arrival. */
  readonly passwordHashes: string[];
  deleted: boolean;
  readonly history: { readonly at: number; readonly status: string }[];
}
