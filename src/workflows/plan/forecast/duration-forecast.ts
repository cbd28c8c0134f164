import { type Capabilities, durationToMs, type ForecastDuration, type PlanStep } from '../../../contract';
import type { PlanGraph } from '../../../contract/plan-graph';
import { planRerun, planStop } from '../../plans';

/** `awaitJobs` gives up after so long, where it is not told otherwise. */
const DAY_MS = 24 * 60 * 60_000;

/** How long a step of so many batches takes, of which four are under way at once. */
export function durationOf(step: PlanStep, batches: number, capabilities: Capabilities): ForecastDuration {
  const rounds = Math.ceil(batches / 4);
  const [stop, rerun] = [planStop(step.stop), planRerun(step.rerun)];
  const poll = (given: number | undefined): number => given ?? capabilities.status.pollIntervalMs;
  const times = {
    stop: { least: poll(stop.pollIntervalMs) + stop.confirmMs, most: stop.deadlineMs },
    rerun: { least: 0, most: rerun.deadlineMs },
    await: { least: 0, most: durationToMs(step.await?.deadline) ?? DAY_MS },
    remediate: {
      least: poll(stop.pollIntervalMs) + stop.confirmMs,
      most: stop.deadlineMs + rerun.deadlineMs,
    },
  };
  const { least, most } = times[step.action];
  return { least: least * rounds, most: most * rounds };
}

/** Along the way through the graph that takes longest. */
export function durationOfAll(
  graph: PlanGraph,
  durations: ReadonlyMap<string, ForecastDuration>,
): ForecastDuration {
  const ends = new Map<string, ForecastDuration>();
  const endOf = (step: string): ForecastDuration => {
    const known = ends.get(step);
    if (known) return known;
    const before = longest((graph.get(step) ?? []).map(endOf));
    const own = durations.get(step) ?? { least: 0, most: 0 };
    const end = { least: before.least + own.least, most: before.most + own.most };
    ends.set(step, end);
    return end;
  };
  return longest([...graph.keys()].map(endOf));
}

function longest(durations: readonly ForecastDuration[]): ForecastDuration {
  return {
    least: Math.max(0, ...durations.map(({ least }) => least)),
    most: Math.max(0, ...durations.map(({ most }) => most)),
  };
}
