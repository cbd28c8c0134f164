import type { WorkflowExecutionDescription } from '@temporalio/client';
import type { BatchResult, JobPhase, PlanResult, Progress } from '../contract';
import type { SeenPlan } from './plan-questions';

/** What is told of one workflow: with `--json`, this document. What is not known is absent. */
export interface WorkflowReport {
  readonly workflowId: string;
  readonly runId: string;
  /** Its type: `stopJobs`. */
  readonly workflow: string;
  /** `running`, `completed`, `failed`, `canceled`, `terminated`, `timed-out`. */
  readonly status: string;
  /** True when this command was asked to end while the workflow was under way. */
  readonly detached?: true;
  readonly progress?: Progress | SeenPlan;
  /** True when every job is as wanted. */
  readonly asWanted?: boolean;
  readonly result?: BatchResult | PlanResult;
  /** Why it failed. */
  readonly failure?: string;
}

/** Notes of the command line at a workflow that it starts, for whoever comes back to it. */
export interface WorkflowNotes {
  /** The phases that are waited for, by `await`. */
  readonly jobControlPhases?: readonly JobPhase[];
}

/** What Temporal itself says of a workflow. */
export function reportOf({
  workflowId,
  runId,
  type,
  status,
}: Pick<WorkflowExecutionDescription, 'workflowId' | 'runId' | 'type' | 'status'>): WorkflowReport {
  return { workflowId, runId, workflow: type, status: status.name.toLowerCase().replaceAll('_', '-') };
}

/** The phases that a workflow waits for, as noted at its start. */
export function notedPhases({
  memo,
}: Pick<WorkflowExecutionDescription, 'memo'>): readonly JobPhase[] | undefined {
  const { jobControlPhases } = (memo ?? {}) as WorkflowNotes;
  return jobControlPhases;
}
