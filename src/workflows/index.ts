// Every function exported here can be started as a workflow, so nothing else may be.
export { awaitJobs } from './await-jobs';
export { resolveRerunUpdate } from './desk';
export { ledgerQuery, progressQuery } from './display';
export { readJobs } from './read-jobs';
export { decideUpdate } from './plan/plan-desk';
export { planProgressQuery } from './plan/plan-display';
export { dryRunPlan } from './plan/forecast/dry-run-plan';
export { runPlan } from './plan/run-plan';
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
  ForecastCall,
  ForecastDuration,
  ForecastJobs,
  ForecastLimit,
  ForecastRequests,
  JobPhase,
  JobProgress,
  JobReading,
  JobSnapshot,
  LedgerEntry,
  LedgerEvent,
  Observation,
  OnFailure,
  PlanDecision,
  PlanForecast,
  PlanInput,
  PlanProgress,
  PlanResult,
  PlanStage,
  PlanStep,
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
  StepAction,
  StepForecast,
  StepProgress,
  StepResult,
  StepStatus,
  StopVerdict,
  UnwantedJob,
  Verdict,
} from '../contract';
