import { defineSignal, getExternalWorkflowHandle, workflowInfo } from '@temporalio/workflow';

/** What a batch tells the plan that has started it. */
export interface BatchAsks {
  readonly workflowId: string;
  /** How many of its jobs wait for a person; 0 when none does any more. */
  readonly jobs: number;
}

/** Tells a plan that a person has to decide about reruns of a batch. */
export const batchAsksSignal = defineSignal<[BatchAsks]>('jobControl.batchAsks');

/** In the memo of a child whose parent is a plan. Other parents are told nothing that they have not asked for. */
export const TELLS_PLAN = 'jobControl.tellsPlan';

/** Tells the plan, where there is one. It costs nothing while nobody has to decide. That the plan does not hear it changes nothing here. */
export function tellPlan(jobs: number): void {
  const { memo, parent, workflowId } = workflowInfo();
  if (!parent || memo?.[TELLS_PLAN] !== true) return;
  const plan = getExternalWorkflowHandle(parent.workflowId);
  plan.signal(batchAsksSignal, { workflowId, jobs }).catch(() => undefined);
}
