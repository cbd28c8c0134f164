import {
  type AwaitJobsResult,
  type BatchResult,
  type InputPart,
  type JobPhase,
  type ReadJobsResult,
  type RemediateJobsResult,
  type RerunJobsResult,
  type StopJobsResult,
} from '../contract';
import type { JobControlWorkflow } from '../client';
import { awaitedRow, type JobRow, readRow, remediatedRow, rerunRow, stoppedRow } from './job-rows';

/** What the command line knows of one workflow on a batch of jobs. */
export interface BatchKind {
  readonly parts: readonly InputPart[];
  /** The rows of its result. `phases` are those that were waited for. */
  rows(result: BatchResult, phases?: readonly JobPhase[]): JobRow[];
}

/** The workflows on a batch, by name. */
export const BATCH_KINDS: Readonly<Record<JobControlWorkflow, BatchKind>> = {
  stopJobs: { parts: ['stop'], rows: (result) => (result as StopJobsResult).jobs.map(stoppedRow) },
  rerunJobs: { parts: ['rerun'], rows: (result) => (result as RerunJobsResult).jobs.map(rerunRow) },
  remediateJobs: {
    parts: ['stop', 'rerun'],
    rows: (result) => (result as RemediateJobsResult).jobs.map(remediatedRow),
  },
  awaitJobs: {
    parts: ['await'],
    rows: (result, phases) => (result as AwaitJobsResult).jobs.map((job) => awaitedRow(job, phases)),
  },
  readJobs: { parts: [], rows: (result) => (result as ReadJobsResult).jobs.map(readRow) },
};
