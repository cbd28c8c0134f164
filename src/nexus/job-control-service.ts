import { operation, service } from 'nexus-rpc';
import type {
  AwaitJobsInput,
  AwaitJobsResult,
  PlanInput,
  PlanResult,
  ReadJobsInput,
  ReadJobsResult,
  RemediateJobsInput,
  RemediateJobsResult,
  RerunJobsInput,
  RerunJobsResult,
  StopJobsInput,
  StopJobsResult,
} from '../contract';

/**
 * What this package offers to workflows of other namespaces: each operation runs the workflow of its name. Call it with
 * `createNexusServiceClient({ endpoint, service: jobControlService })`; the endpoint leads to the task queue of a worker that has
 * `JobControlPlugin` with `nexus: true`.
 *
 * - The same request, while it runs, attaches to the workflow that runs, whoever started it; after that it is a new one.
 * - Cancelling an operation cancels the workflow, for everybody who attached to it. It stops and reruns nothing further, and the operation
 *   completes with what is known: `cancelled` in its result is true.
 * - A wrong input fails the operation with `BAD_REQUEST`, without a retry, and with everything that is wrong.
 */
export const jobControlService = service('jobControl', {
  /** Stops jobs, and proves it. */
  stopJobs: operation<StopJobsInput, StopJobsResult>(),
  /** Runs jobs again that have ended, each exactly once. */
  rerunJobs: operation<RerunJobsInput, RerunJobsResult>(),
  /** Stops jobs, proves it, and runs each again exactly once. */
  remediateJobs: operation<RemediateJobsInput, RemediateJobsResult>(),
  /** Waits until jobs have ended, and changes nothing. */
  awaitJobs: operation<AwaitJobsInput, AwaitJobsResult>(),
  /** Says what jobs are doing now, and changes nothing. */
  readJobs: operation<ReadJobsInput, ReadJobsResult>(),
  /** Runs a plan: batches on several systems, in an order. */
  runPlan: operation<PlanInput, PlanResult>(),
});
