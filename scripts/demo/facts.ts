import type { RemediatedJob } from '../../src/client';
import type { RunsOfOne } from './demo-system';
import type { SeededJob } from './jobs';

/** Everything known of one job when its batch has ended. */
export interface JobFacts extends Omit<SeededJob, 'claims'>, Pick<RemediatedJob, 'stop' | 'rerun'> {
  /** By the simulator's own count. */
  readonly runsStarted: RunsOfOne;
  /** How often the simulator was asked to stop it. */
  readonly stopsReceived: number;
  /** What else the simulator's ledger was found to show of it, one sentence each. */
  readonly ledgerShows: readonly string[];
  /** What is not as it must be, one sentence each. */
  readonly problems: readonly string[];
}

/** Everything known of one batch. */
export interface BatchFacts {
  /** What it is called for people. */
  readonly title: string;
  readonly system: string;
  readonly vendor: string;
  readonly simulator: string;
  readonly workflowId: string;
  readonly runId: string;
  readonly webUi: string;
  readonly jobs: readonly JobFacts[];
  /** What is wrong with the batch as a whole. */
  readonly problems: readonly string[];
}

/** Everything that a demo has shown: what `--json` prints. */
export interface DemoFacts {
  /** True when every job got the verdict it must get, and nothing ran twice. */
  readonly ok: boolean;
  /** From the start of the demo. */
  readonly seconds: number;
  readonly temporal: { readonly address: string; readonly webUi: string };
  readonly batches: readonly BatchFacts[];
}

/** Every problem of a batch, those of a job with its id in front. */
export function problemsIn({ jobs, problems }: BatchFacts): string[] {
  return [...jobs.flatMap((job) => job.problems.map((problem) => `${job.id}: ${problem}`)), ...problems];
}

/** Whether a batch went as it must, in every respect. */
export function isAsItMustBe(batch: BatchFacts): boolean {
  return problemsIn(batch).length === 0;
}
