import type { PlanForecast, PlanInput, StepForecast } from '../../../contract';
import { problemsInPlan } from '../../../contract';
import { graphOf } from '../../../contract/plan-graph';
import { invalidInput } from '../../plans';
import { levelsOf } from '../levels';
import { fittingForecast } from './fitting-forecast';
import { forecastStep } from './forecast-step';
import { durationOfAll } from './plan-duration-forecast';
import { loadsOf } from './rate-forecast';

/** So many steps are looked into at once. */
const CONCURRENT_STEPS = 10;

/**
 * Tells what `runPlan` would do with the same input now. It only reads, once, and changes nothing.
 *
 * Fails at once, with a non-retryable `JobControl.InvalidInput`, for a wrong input; what is wrong with a single step, on its system, is told in the
 * forecast of that step.
 */
export async function dryRunPlan(input: PlanInput): Promise<PlanForecast> {
  const problems = problemsInPlan(input);
  if (problems.length > 0) throw invalidInput(problems.join('; '));
  const graph = graphOf(input.steps);
  const order = levelsOf(graph);
  const steps = new Map<string, StepForecast>();
  // Row by row: the reruns of a step are forecast before the step that takes them.
  for (const row of order) {
    for (let start = 0; start < row.length; start += CONCURRENT_STEPS) {
      const names = row.slice(start, start + CONCURRENT_STEPS);
      const forecasts = await Promise.all(names.map((name) => forecastStep(input, name, steps)));
      forecasts.forEach((forecast, index) => steps.set(names[index] ?? '', forecast));
    }
  }
  const durations = new Map([...steps].map(([name, { duration }]) => [name, duration]));
  return fittingForecast({
    order,
    steps: Object.fromEntries(Object.keys(input.steps).flatMap((name) => entryOf(steps, name))),
    calls: [...steps.values()].flatMap(({ calls }) => calls).reduce((sum, { calls }) => sum + calls, 0),
    duration: durationOfAll(graph, { durations, loads: loadsOf(input.steps, steps) }),
  });
}

function entryOf(steps: ReadonlyMap<string, StepForecast>, name: string): [string, StepForecast][] {
  const forecast = steps.get(name);
  return forecast ? [[name, forecast]] : [];
}
