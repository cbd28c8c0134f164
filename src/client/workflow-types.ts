import type {
  AwaitJobsInput,
  AwaitJobsResult,
  ReadJobsInput,
  ReadJobsResult,
  RemediateJobsInput,
  RemediateJobsResult,
  RerunJobsInput,
  RerunJobsResult,
  StopJobsInput,
  StopJobsResult,
} from '../contract';

/** The workflows that the client starts, by name. */
export interface JobControlWorkflows {
  stopJobs(input: StopJobsInput): Promise<StopJobsResult>;
  rerunJobs(input: RerunJobsInput): Promise<RerunJobsResult>;
  remediateJobs(input: RemediateJobsInput): Promise<RemediateJobsResult>;
  awaitJobs(input: AwaitJobsInput): Promise<AwaitJobsResult>;
  readJobs(input: ReadJobsInput): Promise<ReadJobsResult>;
}

/** The name of one of them. */
export type JobControlWorkflow = keyof JobControlWorkflows;

/** What that workflow takes. */
export type InputOf<Name extends JobControlWorkflow> = Parameters<JobControlWorkflows[Name]>[0];

/** What that workflow gives. */
export type ResultOf<Name extends JobControlWorkflow> = Awaited<ReturnType<JobControlWorkflows[Name]>>;
