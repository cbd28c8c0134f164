import type { PlanGraph } from '../../contract/plan-graph';

/** The steps in rows, in their order: each stands in the first row below all that it waits for. */
export function levelsOf(graph: PlanGraph): string[][] {
  const levels = new Map<string, number>();
  const levelOf = (step: string): number => {
    const level = levels.get(step) ?? Math.max(0, ...(graph.get(step) ?? []).map((one) => levelOf(one) + 1));
    levels.set(step, level);
    return level;
  };
  const rows: string[][] = [];
  for (const step of graph.keys()) (rows[levelOf(step)] ??= []).push(step);
  return rows;
}
