import { PLAN_WORKFLOWS, type PlanInput } from '../contract';
import { planIdFor } from './workflow-id';

/** How Temporal is asked to start a plan, so that the same request attaches to the one that runs. The input must be right. */
export interface PlanRequest {
  readonly workflowId: string;
  readonly workflowIdConflictPolicy: 'USE_EXISTING';
  readonly staticSummary: string;
  readonly args: [PlanInput];
}

/** The request for a plan. `intent` names it, unless the input has one of its own. */
export function planRequest(input: PlanInput, intent: string): PlanRequest {
  return {
    workflowId: planIdFor(PLAN_WORKFLOWS.run, input),
    workflowIdConflictPolicy: 'USE_EXISTING',
    staticSummary: `${PLAN_WORKFLOWS.run}: ${stepCount(input)}`,
    args: [{ ...input, intent: input.intent ?? intent }],
  };
}

/** How many steps a plan has, in words. */
export function stepCount({ steps }: PlanInput): string {
  const count = Object.keys(steps).length;
  return count === 1 ? '1 step' : `${count} steps`;
}
