import type { PlanStep } from './plan';

/**
 * Why two steps that act on the same job must not be in one plan; `undefined` where they may. At the same time they would get in each other's
 * way; two that rerun it would be two runs, whatever their order. Not for the doors: `index.ts` leaves this file out.
 */
export function conflictBetween(one: PlanStep, other: PlanStep, areOrdered: boolean): string | undefined {
  if (!areOrdered) return 'neither comes after the other';
  return reruns(one) && reruns(other) ? 'both would rerun it' : undefined;
}

function reruns({ action }: PlanStep): boolean {
  return action === 'rerun' || action === 'remediate';
}
