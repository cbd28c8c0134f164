import type { ScheduleOptionsStartWorkflowAction, Workflow } from '@temporalio/client';
import { PLAN_WORKFLOWS, type PlanInput } from '../contract';
import { stepCount } from './plan-request';

type StartPlan = Omit<ScheduleOptionsStartWorkflowAction<Workflow>, 'taskQueue'>;

/** What a schedule starts; Temporal adds the time of the run to the workflow id. Not for the doors: `index.ts` leaves this file out. */
export function planAction(scheduleId: string, plan: PlanInput): StartPlan {
  return {
    type: 'startWorkflow',
    workflowType: PLAN_WORKFLOWS.run,
    workflowId: `job-control/schedule/${scheduleId}`,
    staticSummary: `${PLAN_WORKFLOWS.run}: ${stepCount(plan)}, schedule ${scheduleId}`,
    args: [plan],
  };
}
