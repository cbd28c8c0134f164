import { setTimeout as wait } from 'node:timers/promises';
import type { BatchProgress, PlanHandle, PlanResult, StepProgress } from '../../src/client';

const LOOK_EVERY_MS = 200;

/** One step at one moment. */
export interface StepSeen extends StepProgress {
  /** What its batch says; absent before it has begun. */
  readonly batch?: BatchProgress | undefined;
}

/** Looks at a plan and its batches until its result is there, and once more then. */
export async function followPlan(
  plan: PlanHandle,
  onSeen: (steps: readonly StepSeen[]) => Promise<void>,
): Promise<PlanResult> {
  let hasEnded = false;
  const ending = plan.result().finally(() => (hasEnded = true));
  ending.catch(() => undefined);
  const look = lookerAt(plan);
  do {
    // A worker under load may miss one question: the next is asked soon.
    const seen = await look().catch(() => undefined);
    if (seen) await onSeen(seen);
    await Promise.race([wait(LOOK_EVERY_MS), ending]);
  } while (!hasEnded);
  const last = await look().catch(() => undefined);
  if (last) await onSeen(last);
  return ending;
}

/** What a batch said when it had ended is not asked for again. */
function lookerAt(plan: PlanHandle): () => Promise<StepSeen[]> {
  const ended = new Map<string, BatchProgress | undefined>();
  return async () => {
    const batches = await plan.batches();
    const seen = new Map<string, BatchProgress | undefined>();
    for (const { step, workflowId, isUnderWay, handle } of batches) {
      const progress = ended.has(workflowId)
        ? ended.get(workflowId)
        : (await handle.progress().catch(() => undefined))?.batches[0];
      if (!isUnderWay && progress) ended.set(workflowId, progress);
      seen.set(step, progress);
    }
    const { steps } = await plan.progress();
    return steps.map((step) => ({ ...step, batch: seen.get(step.step) }));
  };
}
