import { type PlanBoard, statusOf } from './plan-board';
import type { StepWork } from './step-work';

/**
 * A step whose jobs have not been looked up yet, on the system on which another is to act: until that is done, what the plan itself starts there
 * could be selected as if it had been there before. `undefined` where nothing has to be waited for.
 */
export function selectionBefore(board: PlanBoard, { step }: StepWork): StepWork | undefined {
  if (step.action === 'await') return undefined;
  return [...board.works.values()].find(
    (other) =>
      other.step.system === step.system && !other.wasLookedUp && statusOf(board, other.name) === 'selecting',
  );
}

/** The jobs that this plan has started on a system, as far as it knows by now. */
export function ownRerunsOn({ works }: PlanBoard, system: string): ReadonlySet<string> {
  const there = [...works.values()].filter(({ step }) => step.system === system);
  const named = there.flatMap(({ open, pending }) => [...open, ...pending.map(({ last }) => last)]);
  const ids = named.flatMap((job) => (job?.newId === undefined ? [] : [job.newId]));
  return new Set([...there.flatMap(({ reruns }) => reruns), ...ids]);
}
