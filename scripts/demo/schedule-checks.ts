import { differs } from './differs';
import type { ScheduleFacts } from './facts';
import type { PlannedBatch } from './nightly-plan';

/** What is not as it must be about the schedule itself, one sentence each. */
export function scheduleProblems(
  { runs, isDeleted, plan }: Pick<ScheduleFacts, 'runs' | 'isDeleted' | 'plan'>,
  batches: readonly PlannedBatch[],
): string[] {
  return [
    ...differs('runs begun', runs, 1),
    ...(isDeleted ? [] : ['it is still there']),
    ...batches.flatMap(({ batch: { step, jobs } }) =>
      differs(
        `jobs selected for step ${step}`,
        plan.steps.find((one) => one.step === step)?.jobs ?? 0,
        jobs.length,
      ),
    ),
  ];
}
