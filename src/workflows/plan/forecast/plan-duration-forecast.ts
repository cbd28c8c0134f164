import type { ForecastDuration } from '../../../contract';
import { brief } from '../../../contract/brief';
import type { PlanGraph } from '../../../contract/plan-graph';
import { durationOfRequests, type SystemLoad } from './rate-forecast';

/** What the duration of a whole plan goes by. */
export interface PlanLoad {
  readonly durations: ReadonlyMap<string, ForecastDuration>;
  readonly loads: readonly SystemLoad[];
}

/** Along the way through the graph that takes longest, or as long as it takes to send one system what all steps send it. */
export function durationOfAll(graph: PlanGraph, { durations, loads }: PlanLoad): ForecastDuration {
  const along = longestWay(graph, durations);
  const sent = loads.map((load) => durationOfRequests(load, `${load.steps} steps send`));
  const slowest = sent.sort((one, other) => other.least - one.least)[0];
  if (!slowest || slowest.least <= along.least) return along;
  return { ...slowest, most: Math.max(along.most, slowest.least) };
}

interface Way extends ForecastDuration {
  /** Those that `least` is the sum of. */
  readonly steps: readonly string[];
}

const NOWHERE: Way = { least: 0, most: 0, steps: [] };

function longestWay(graph: PlanGraph, durations: PlanLoad['durations']): ForecastDuration {
  const ends = new Map<string, Way>();
  const endOf = (step: string): Way => {
    const known = ends.get(step);
    if (known) return known;
    const before = longest((graph.get(step) ?? []).map(endOf));
    const own = durations.get(step) ?? NOWHERE;
    const end = {
      least: before.least + own.least,
      most: before.most + own.most,
      steps: own.least === 0 ? before.steps : [...before.steps, step],
    };
    ends.set(step, end);
    return end;
  };
  const { least, most, steps } = longest([...graph.keys()].map(endOf));
  const limit = limitAlong(steps, durations);
  return { least, most, ...(limit && { limit }) };
}

function limitAlong(
  steps: readonly string[],
  durations: PlanLoad['durations'],
): ForecastDuration['limit'] | undefined {
  const [first, ...others] = steps;
  const limit = first === undefined ? undefined : durations.get(first)?.limit;
  if (first === undefined || !limit) return undefined;
  if (others.length === 0) return { ...limit, says: `${brief(first)}: ${limit.says}` };
  return { by: 'order', says: brief(`${steps.join(' → ')}, one after another.`) };
}

/** The longest in each sense: these need not be of the same way. */
function longest(ways: readonly Way[]): Way {
  const latest = ways.reduce((one, other) => (other.least > one.least ? other : one), NOWHERE);
  return { ...latest, most: Math.max(0, ...ways.map(({ most }) => most)) };
}
