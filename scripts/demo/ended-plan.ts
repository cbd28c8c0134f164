import type {
  AwaitedResult,
  AwaitJobsResult,
  LedgerEntry,
  PlanResult,
  RemediatedJob,
  RemediateJobsResult,
} from '../../src/client';

/** One batch of a plan that has ended, with the result of its workflow. */
export interface EndedBatch {
  readonly step: string;
  readonly workflowId: string;
  readonly runId: string;
  readonly result: RemediateJobsResult | AwaitJobsResult;
}

/** A plan that has ended. */
export interface EndedPlan {
  readonly workflowId: string;
  readonly runId: string;
  readonly result: PlanResult;
  readonly ledger: readonly LedgerEntry[];
  readonly ended: readonly EndedBatch[];
}

/** What the batches of a step say of the jobs that they remediated. */
export function remediatedIn({ ended }: EndedPlan, step: string): RemediatedJob[] {
  return jobsIn(ended, step).filter((job): job is RemediatedJob => 'rerun' in job);
}

/** What the batches of a step say of the jobs that they awaited. */
export function awaitedIn({ ended }: EndedPlan, step: string): AwaitedResult[] {
  return jobsIn(ended, step).filter((job): job is AwaitedResult => 'outcome' in job);
}

function jobsIn(ended: readonly EndedBatch[], step: string): (RemediatedJob | AwaitedResult)[] {
  return ended.filter((batch) => batch.step === step).flatMap(({ result }) => [...result.jobs]);
}
