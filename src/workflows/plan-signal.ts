import {
  defineSignal,
  type ExternalWorkflowHandle,
  getExternalWorkflowHandle,
  workflowInfo,
} from '@temporalio/workflow';

/** What a batch tells the plan that has started it. */
export interface BatchAsks {
  readonly workflowId: string;
  /** How many of its jobs wait for a person; 0 when none does any more. */
  readonly jobs: number;
}

/** What a batch tells the plan about the workers that it waits for. */
export interface BatchWaits {
  readonly workflowId: string;
  /** What keeps it from going on, in one sentence; absent when nothing does any more. */
  readonly waitingFor?: string;
}

/** Tells a plan that no worker takes the calls of a batch, and that one does again. */
export const batchWaitsSignal = defineSignal<[BatchWaits]>('jobControl.batchWaits');

/** Tells a plan that a person has to decide about reruns of a batch. */
export const batchAsksSignal = defineSignal<[BatchAsks]>('jobControl.batchAsks');

/** In the memo of a child whose parent is a plan. Other parents are told nothing that they have not asked for. */
export const TELLS_PLAN = 'jobControl.tellsPlan';

/** Tells the plan, where there is one. It costs nothing while nobody has to decide. That the plan does not hear it changes nothing here. */
export function tellPlanAsking(jobs: number): void {
  const { workflowId } = workflowInfo();
  thePlan()
    ?.signal(batchAsksSignal, { workflowId, jobs })
    .catch(() => undefined);
}

/** Each workflow execution has its own copy of this module. */
let told: Promise<void> = Promise.resolve();

/**
 * Tells the plan, where there is one, that a worker is missing, or, with `undefined`, no longer is. One word after the other: the server may
 * deliver in any order what is under way at the same time.
 */
export function tellPlanWaiting(waitingFor: string | undefined): void {
  const { workflowId } = workflowInfo();
  const plan = thePlan();
  if (!plan) return;
  const waits: BatchWaits = { workflowId, ...(waitingFor === undefined ? {} : { waitingFor }) };
  told = told.then(() => plan.signal(batchWaitsSignal, waits)).catch(() => undefined);
}

function thePlan(): ExternalWorkflowHandle | undefined {
  const { memo, parent } = workflowInfo();
  return parent && memo?.[TELLS_PLAN] === true ? getExternalWorkflowHandle(parent.workflowId) : undefined;
}
