import type { PlanInput, PlanStep } from './plan';

/** By step, the steps that must be done before it. Not for the doors: `index.ts` leaves this file out. */
export type PlanGraph = ReadonlyMap<string, readonly string[]>;

/** Who waits for whom. The jobs of another step's reruns are there only after that step. */
export function graphOf(steps: PlanInput['steps']): PlanGraph {
  return new Map(Object.entries(steps).map(([name, step]) => [name, predecessorsOf(step)]));
}

function predecessorsOf({ after = [], rerunsOf }: PlanStep): string[] {
  return [...new Set([...after, ...(rerunsOf === undefined ? [] : [rerunsOf])])];
}

/** Steps that wait for each other, in a circle that ends where it begins; `undefined` when the steps can be brought into an order. */
export function cycleIn(graph: PlanGraph): string[] | undefined {
  const cleared = new Set<string>();
  for (const start of graph.keys()) {
    const cycle = cycleFrom(start, { graph, cleared, path: [] });
    if (cycle) return cycle;
  }
  return undefined;
}

interface Walk {
  readonly graph: PlanGraph;
  /** Steps from which no circle can be reached. */
  readonly cleared: Set<string>;
  readonly path: readonly string[];
}

function cycleFrom(step: string, { graph, cleared, path }: Walk): string[] | undefined {
  const seenAt = path.indexOf(step);
  // Walked from a step to those before it; told in the order in which they would run.
  if (seenAt >= 0) return [...path.slice(seenAt), step].reverse();
  if (cleared.has(step)) return undefined;
  for (const before of graph.get(step) ?? []) {
    const cycle = cycleFrom(before, { graph, cleared, path: [...path, step] });
    if (cycle) return cycle;
  }
  cleared.add(step);
  return undefined;
}

/** By step, all that come before it, whatever the distance. */
export function ancestorsIn(graph: PlanGraph): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, ReadonlySet<string>>();
  const ancestorsOf = (step: string): ReadonlySet<string> => {
    const before = known.get(step);
    if (before) return before;
    const direct = graph.get(step) ?? [];
    const all = new Set(direct.flatMap((one) => [one, ...ancestorsOf(one)]));
    known.set(step, all);
    return all;
  };
  for (const step of graph.keys()) ancestorsOf(step);
  return known;
}

/** Whether one of two steps comes before the other, by what comes before each. */
export function areOrdered(
  ancestors: ReadonlyMap<string, ReadonlySet<string>>,
  one: string,
  other: string,
): boolean {
  return (ancestors.get(one)?.has(other) || ancestors.get(other)?.has(one)) ?? false;
}
