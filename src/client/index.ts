export * from '../contract';
export {
  JobControlClient,
  type JobControlClientOptions,
  type JobControlStartOptions,
} from './job-control-client';
export { JobControlHandle } from './job-control-handle';
export { type DecidedBy, type PlanBatch, PlanHandle, type PlanResolution } from './plan-handle';
export {
  type PlanScheduleChanges,
  type PlanScheduleDescription,
  type PlanScheduleOptions,
  type PlanSchedulePolicies,
  type PlanScheduleSummary,
  SCHEDULE_OVERLAPS,
  type ScheduleOverlap,
} from './plan-schedule';
export { PlanScheduleHandle } from './schedule-handle';
export { PlanSchedules } from './schedules';
export type { InputOf, JobControlWorkflow, JobControlWorkflows, ResultOf } from './workflow-types';
