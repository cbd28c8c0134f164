import { defineQuery, setHandler } from '@temporalio/workflow';
import {
  LEDGER_QUERY,
  type LedgerEntry,
  type PlanForecast,
  type PlanInput,
  problemsInPlan,
  type StepForecast,
} from '../../../contract';
import { graphOf } from '../../../contract/plan-graph';
import { invalidInput } from '../../plans';
import { levelsOf } from '../levels';
import { withApproval } from './approval-forecast';
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
  const ledger = openLedger();
  // Row by row: the reruns of a step are forecast before the step that takes them.
  for (const row of order) {
    for (let start = 0; start < row.length; start += CONCURRENT_STEPS) {
      const names = row.slice(start, start + CONCURRENT_STEPS);
      const forecasts = await Promise.all(names.map((name) => forecastStep(input, name, steps)));
      forecasts.forEach((forecast, index) => steps.set(names[index] ?? '', forecast));
      ledger.push(...forecasts.map((forecast, index) => readingOf(names[index] ?? '', forecast)));
    }
  }
  const durations = new Map(
    [...steps].flatMap(([name, { duration }]) => (duration ? [[name, duration]] : [])),
  );
  return fittingForecast({
    order,
    steps: Object.fromEntries(Object.keys(input.steps).flatMap((name) => entryOf(input, steps, name))),
    calls: [...steps.values()].flatMap(({ calls }) => calls).reduce((sum, { calls }) => sum + calls, 0),
    duration: durationOfAll(graph, { durations, loads: loadsOf(input.steps, steps) }),
  });
}

/** Answers the ledger query from now on. */
function openLedger(): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  setHandler(defineQuery(LEDGER_QUERY), () => entries, { description: 'What was read, in order.' });
  return entries;
}

function readingOf(step: string, { system, jobs = 0, problem }: StepForecast): LedgerEntry {
  const outcome = problem === undefined ? { outcome: 'done' } : { outcome: 'failed', why: problem };
  return { at: new Date(Date.now()).toISOString(), event: 'read', system, step, jobs, ...outcome };
}

function entryOf(
  input: PlanInput,
  steps: ReadonlyMap<string, StepForecast>,
  name: string,
): [string, StepForecast][] {
  const forecast = steps.get(name);
  return forecast ? [[name, withApproval(input, steps, [name, forecast])]] : [];
}
