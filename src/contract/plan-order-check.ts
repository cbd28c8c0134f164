import type { PlanInput, PlanStep } from './plan';
import { conflictBetween } from './plan-conflict';
import { ancestorsIn, areOrdered, cycleIn, graphOf } from './plan-graph';
import { firstTwice, shown } from './value-checks';

type Steps = PlanInput['steps'];

/** What is wrong with how steps stand to each other. Each one for itself is right. */
export function problemsInOrder(steps: Steps): string[] {
  const unknown = Object.keys(steps).flatMap((name) => problemsInNames(name, steps));
  if (unknown.length > 0) return unknown;
  const cycle = cycleIn(graphOf(steps));
  if (cycle) return [`steps.${cycle[0]}.after: steps wait for each other: ${cycle.join(' -> ')}`];
  return problemsInOverlaps(steps);
}

function problemsInNames(name: string, steps: Steps): string[] {
  const step = steps[name];
  const { after = [], rerunsOf } = step ?? {};
  const path = `steps.${name}`;
  const strange = after.flatMap((before, index) =>
    typeof before === 'string' && Object.hasOwn(steps, before)
      ? []
      : [`${path}.after[${index}]: no step is called ${shown(before)}`],
  );
  const twice = firstTwice(after);
  return [
    ...strange,
    ...(twice === undefined ? [] : [`${path}.after: ${shown(twice)} is there twice`]),
    ...(step && rerunsOf !== undefined ? problemsInReruns(path, step, steps) : []),
  ];
}

function problemsInReruns(path: string, { rerunsOf = '', system }: PlanStep, steps: Steps): string[] {
  const source = Object.hasOwn(steps, rerunsOf) ? steps[rerunsOf] : undefined;
  const field = `${path}.rerunsOf`;
  if (!source) return [`${field}: no step is called ${shown(rerunsOf)}`];
  if (source.action !== 'rerun' && source.action !== 'remediate')
    return [`${field}: step ${shown(rerunsOf)} reruns nothing, its action is "${source.action}"`];
  if (source.system === system) return [];
  return [`${field}: step ${shown(rerunsOf)} is on ${shown(source.system)}, not on ${shown(system)}`];
}

function problemsInOverlaps(steps: Steps): string[] {
  const ancestors = ancestorsIn(graphOf(steps));
  const acting = Object.entries(steps).filter(([, { action, jobs }]) => action !== 'await' && jobs);
  const usersOf = new Map<string, (readonly [name: string, step: PlanStep])[]>();
  return acting.flatMap(([name, step]) => {
    const clashes = (step.jobs ?? []).flatMap((id) => {
      const key = JSON.stringify([step.system, id]);
      const users = usersOf.get(key) ?? [];
      usersOf.set(key, [...users, [name, step]]);
      return users.flatMap(([other, used]) => {
        const why = conflictBetween(step, used, areOrdered(ancestors, name, other));
        return why === undefined ? [] : [`job ${shown(id)} is in step ${shown(other)} too, and ${why}`];
      });
    });
    return clashes.slice(0, 1).map((clash) => `steps.${name}.jobs: ${clash}`);
  });
}
