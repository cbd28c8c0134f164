import type { RerunResolution, RerunResult, StopVerdict } from '../../../src/client';
import type { StateChange } from '../vendors/chaos-vendor';

/**
 * What must become of a job that was to be rerun: `rerun`, exactly once; `rerun-unasked`, and without a question to a person; `no-rerun`,
 * because it finished, or somebody else restarted it, in time to be seen; `safe`, whatever is true and harmless.
 */
export type Expectation = 'rerun' | 'rerun-unasked' | 'no-rerun' | 'safe';

/** Why a job is there: to be stopped and rerun; in the batch though it has succeeded; or not in the batch at all. */
export type Role = 'target' | 'bystander' | 'decoy';

/** One job of a cell, by the simulator's word alone. */
export interface JobRecord {
  readonly id: string;
  readonly role: Role;
  readonly expects: Expectation;
  /** Every run of its work: the first, ours, and those that others started. */
  readonly runs: { readonly count: number; readonly ids: readonly string[] };
  /** How many of them are not ours: the first one, and restarts by others. */
  readonly runsOfOthers: number;
  /** What it truly did, oldest first; empty for a job that never was. */
  readonly history: readonly StateChange[];
  /** Whether its schedule will start its next run. */
  readonly isScheduled: boolean;
  /** Every stop that named it, by the time of its arrival in milliseconds since the epoch. */
  readonly stops: readonly number[];
  /** The cell has hidden it from some answers. */
  readonly hidden: boolean;
  /** The cell has started it again by hand, after its end. */
  readonly madeActiveAgain: boolean;
}

/** What a result says of one job; without `stop` where nothing was to be stopped. */
export interface JobResult {
  readonly id: string;
  readonly stop?: StopVerdict;
  readonly rerun: RerunResult;
}

/** How the workflow of a cell ended. */
export type CellEnd =
  | { readonly kind: 'result'; readonly jobs: readonly JobResult[] }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'not-ended'; readonly message: string };

/** All that a cell is judged by. */
export interface CellRecord {
  readonly jobs: readonly JobRecord[];
  readonly end: CellEnd;
  /** Whether a rerun keeps the id of the job. */
  readonly keepsId: boolean;
  /** Whether we start nothing, as the job's own schedule runs it again. */
  readonly leftToSchedule: boolean;
  /** An execution before the one that ended had the same intent, so that its rerun may be what is found. */
  readonly repeated: boolean;
  /** A worker was frozen while another one went on. */
  readonly frozen: boolean;
  /** What a person has decided. */
  readonly answers: readonly RerunResolution[];
  /** Works that ran on the simulator and belong to no job of any cell. */
  readonly strays: readonly string[];
}

/** A job with what the workflow says of it. */
export interface JudgedJob {
  readonly job: JobRecord;
  readonly result: JobResult;
}

/** The jobs of the batch that have a result. */
export function judgedJobs({ jobs, end }: CellRecord): JudgedJob[] {
  if (end.kind !== 'result') return [];
  return jobs.flatMap((job) => {
    const result = end.jobs.find(({ id }) => id === job.id);
    return result ? [{ job, result }] : [];
  });
}

/** How many runs of a job are ours. */
export function ourRuns({ runs, runsOfOthers }: JobRecord): number {
  return runs.count - runsOfOthers;
}
