import type { PlanDecision, StepProgress } from '../../src/client';
import type { PlannedBatch } from './nightly-plan';

/** Who decides in the demo. */
export const OPERATOR = 'demo operator';

/**
 * What the demo's operator says when a plan asks about a step: what the demo is made for is approved or passed over, with the reason; whatever else
 * is asked ends the plan.
 */
export function decisionAbout(
  { step, status, question }: StepProgress,
  batches: readonly PlannedBatch[],
): PlanDecision | undefined {
  if (status !== 'approval' && status !== 'question') return undefined;
  const planned = batches.find(({ batch }) => batch.step === step)?.batch;
  const decision = status === 'approval' ? 'approve' : 'skip';
  const why = status === 'approval' ? planned?.approvedBecause : planned?.skippedBecause;
  if (why !== undefined) return { decision, step, by: OPERATOR, why };
  return { decision: 'abort', by: OPERATOR, why: `Nobody expected this of step ${step}: ${question ?? ''}` };
}
