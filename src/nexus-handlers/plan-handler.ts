import { startWorkflow, WorkflowRunOperationHandler } from '@temporalio/nexus';
import { planRequest } from '../client/plan-request';
import { PLAN_WORKFLOWS, type PlanInput, type PlanResult, problemsInPlan } from '../contract';
import { requireRight } from './require-right';

/** The operation that is a run of a plan. */
export const planHandler = new WorkflowRunOperationHandler<PlanInput, PlanResult>(async (context, input) => {
  requireRight(PLAN_WORKFLOWS.run, problemsInPlan(input));
  const request = planRequest(input, `nexus/${context.requestId}`);
  return startWorkflow<(input: PlanInput) => Promise<PlanResult>>(context, PLAN_WORKFLOWS.run, request);
});
