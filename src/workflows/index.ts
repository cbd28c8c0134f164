// Every function exported here can be started as a workflow, so nothing else may be.
export { awaitJobs } from './await-jobs';
export { resolveRerunUpdate } from './desk';
export { ledgerQuery, progressQuery } from './display';
export { readJobs } from './read-jobs';
export { remediateJobs } from './remediate-jobs';
export { rerunJobs } from './rerun-jobs';
export { stopJobs } from './stop-jobs';
export type {
  AwaitedResult,
  AwaitJobsInput,
  AwaitJobsResult,
  AwaitOptions,
  BatchInput,
  BatchProgress,
  BatchResult,
  Duration,
  JobPhase,
  JobProgress,
  JobReading,
  JobSnapshot,
  LedgerEntry,
  LedgerEvent,
  Observation,
  Progress,
  ReadJobsInput,
  ReadJobsResult,
  RemediatedJob,
  RemediateJobsInput,
  RemediateJobsResult,
  RerunJobsInput,
  RerunJobsResult,
  RerunnablePhase,
  RerunOptions,
  RerunOutcome,
  RerunRecipe,
  RerunRecipes,
  RerunResolution,
  RerunResult,
  RerunWay,
  Stage,
  StopJobsInput,
  StopJobsResult,
  StopMode,
  StopOptions,
  StopVerdict,
  Verdict,
} from '../contract';
