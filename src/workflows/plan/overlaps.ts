import type { SelectedJob } from '../../contract';
import { conflictBetween } from '../../contract/plan-conflict';
import { ancestorsIn, areOrdered } from '../../contract/plan-graph';
import type { PlanBoard } from './plan-board';
import type { StepWork } from './step-work';

/**
 * Why a step must not have the jobs that were selected for it: another step has one of them, and they would act on it at the same time, or
 * both run it again. `undefined` where none has.
 */
export function overlapWith(
  board: PlanBoard,
  work: StepWork,
  jobs: readonly SelectedJob[],
): string | undefined {
  const { works, course } = board;
  if (jobs.length === 0) return undefined;
  const ancestors = ancestorsIn(course.graph);
  const own = new Set(jobs.map(({ id }) => id));
  for (const other of works.values()) {
    if (other === work || !areAtOdds(work, other, areOrdered(ancestors, work.name, other.name))) continue;
    const ids = idsOf(board, other);
    if (!ids) return `Which jobs step ${other.name} has selected is not known any more: send a new plan.`;
    const shared = ids.find((id) => own.has(id));
    if (shared !== undefined) return `Job ${shared} is in step ${other.name} too.`;
  }
  return undefined;
}

/** `undefined` where a plan that continued as new could not carry them. */
function idsOf(
  { works, selected }: PlanBoard,
  { name, step, jobs = 0 }: StepWork,
): readonly string[] | undefined {
  if (step.rerunsOf !== undefined) return works.get(step.rerunsOf)?.reruns ?? [];
  return step.jobs ?? selected.get(name) ?? (jobs === 0 ? [] : undefined);
}

function areAtOdds({ step }: StepWork, { step: other }: StepWork, ordered: boolean): boolean {
  if (step.system !== other.system || step.action === 'await' || other.action === 'await') return false;
  return conflictBetween(step, other, ordered) !== undefined;
}
