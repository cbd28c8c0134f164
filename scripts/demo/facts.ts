import type { JobFilter, LedgerEntry, PlanResult, RemediatedJob, StepResult } from '../../src/client';
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

/** One step of a plan that has ended. */
export interface StepFacts extends StepResult {
  readonly step: string;
  /** The steps that it waited for. */
  readonly after: readonly string[];
}

/** Everything known of a plan that has ended, but for its jobs. */
export interface PlanFacts {
  readonly workflowId: string;
  readonly runId: string;
  readonly webUi: string;
  readonly outcome: PlanResult['outcome'];
  /** In the order of the input. */
  readonly steps: readonly StepFacts[];
  /** What was decided, in order. */
  readonly decisions: readonly LedgerEntry[];
  /** What is wrong with the plan itself. */
  readonly problems: readonly string[];
}

/** Everything known of the schedule. */
export interface ScheduleFacts {
  readonly scheduleId: string;
  readonly every: string;
  /** What its runs look for. */
  readonly select: JobFilter;
  /** How many runs it has begun. */
  readonly runs: number;
  readonly isDeleted: boolean;
  /** What its run did. */
  readonly plan: PlanFacts;
  /** What is wrong with the schedule itself. */
  readonly problems: readonly string[];
}

/** Everything that a demo has shown: what `--json` prints. */
export interface DemoFacts {
  /** True when every job got the verdict it must get, nothing ran twice, and plan and schedule went as they must. */
  readonly ok: boolean;
  /** From the start of the demo. */
  readonly seconds: number;
  readonly temporal: { readonly address: string; readonly webUi: string };
  readonly plan: PlanFacts;
  readonly schedule: ScheduleFacts;
  readonly batches: readonly BatchFacts[];
}

/** Every problem of a batch, those of a job with its id in front. */
export function problemsIn({ jobs, problems }: BatchFacts): string[] {
  return [...jobs.flatMap((job) => job.problems.map((problem) => `${job.id}: ${problem}`)), ...problems];
}

/** Every problem of a demo. */
export function allProblems({
  plan,
  schedule,
  batches,
}: Pick<DemoFacts, 'plan' | 'schedule' | 'batches'>): string[] {
  return [
    ...plan.problems,
    ...[...schedule.problems, ...schedule.plan.problems].map((one) => `schedule: ${one}`),
    ...batches.flatMap(problemsIn),
  ];
}
