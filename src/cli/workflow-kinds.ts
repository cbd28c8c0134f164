import type { JobControlWorkflow } from '../client';
import { BATCH_KINDS } from './batch-kinds';
import { PLAN_WORKFLOWS } from '../contract';
import { batchWorkflow } from './batch-workflow';
import { planWorkflow } from './plan-workflow';
import type { WorkflowKind } from './workflow-kind';

/** How workflows of a type are shown; `undefined` for a workflow that is none of this package. */
export function workflowKindOf(workflowType: string): WorkflowKind | undefined {
  if (workflowType === PLAN_WORKFLOWS.run) return planWorkflow;
  if (!Object.hasOwn(BATCH_KINDS, workflowType)) return undefined;
  return batchWorkflow(workflowType as JobControlWorkflow);
}
