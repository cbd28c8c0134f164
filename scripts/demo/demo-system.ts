import type { JobFilter, RerunOptions, StopOptions } from '../../src/client';
import type { LedgerEntry } from '../../src/testing/simulators/kit';
import type { SeededJob } from './jobs';

/** One system of the demo: a new one is one more file beside this one, and its name in `systems.ts`. */
export interface DemoSystem {
  /** Its name in the worker's settings. */
  readonly name: string;
  /** Its vendor, as settings and simulators call it. */
  readonly vendor: string;
  /** Its entry in the worker's settings, without `vendor` and `url`; secrets are references to `secrets`. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Environment variables that only the worker gets. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Puts the jobs on the simulator at that address. Their time runs from then on. */
  seed(simulatorUrl: string): Promise<SeededBatch[]>;
  /** What the simulator at that address says about all that it was asked. */
  counts(simulatorUrl: string): Promise<SimulatorCounts>;
  /** Lets a job on the simulator end as it does when its work is done. Needed where the reruns of a batch are awaited. */
  finish?(simulatorUrl: string, id: string): Promise<void>;
}

/** Jobs of one system that are remediated together: a step of the plan, or of the one that the schedule runs. */
export interface SeededBatch {
  /** What its step is called. */
  readonly step: string;
  /** The steps that come before it. */
  readonly after?: readonly string[];
  /** It begins only when approved; why the demo's operator does. */
  readonly approvedBecause?: string;
  /** At least one of its jobs cannot end as wanted, so it is asked about; why the demo's operator lets the plan go on. */
  readonly skippedBecause?: string;
  /** Another step waits until its reruns have done their work. */
  readonly rerunsAwaited?: true;
  /** It is for the schedule, whose runs find its jobs by this. Absent: it is in the plan, its jobs by their ids. */
  readonly select?: JobFilter;
  readonly jobs: readonly SeededJob[];
  /** How its jobs are stopped, where that is not as in every batch. */
  readonly stop?: StopOptions;
  /** How its jobs are rerun, where that is not by the defaults. */
  readonly rerun?: RerunOptions;
}

/** What the simulator itself says. */
export interface SimulatorCounts {
  /** Runs started, by what was run: the first ones and those started by reruns. */
  readonly runs: Readonly<Record<string, RunsOfOne>>;
  /** How often a stop was received for a job, by its id. */
  readonly stops: Readonly<Record<string, number>>;
  /** Everything that it was asked. */
  readonly ledger: readonly LedgerEntry[];
}

/** All runs of one thing. */
export interface RunsOfOne {
  readonly count: number;
  /** The ids under which it ran. */
  readonly taskIds: readonly string[];
}
