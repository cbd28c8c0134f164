import type {
  ForecastCall,
  ForecastJobs,
  ForecastRequests,
  InspectReport,
  PlanStep,
  StepForecast,
} from '../../../contract';
import { callsFor, sumOfCalls } from './call-forecast';
import { durationOf } from './duration-forecast';
import { forecastJob, type JobForecast } from './job-forecast';
import { requestsFor } from './rate-forecast';

const MOST_EXAMPLES = 20;

/** A forecast while batch after batch is read. */
export interface Collected {
  readonly phases: Map<string, number>;
  readonly calls: ForecastCall[][];
  readonly refused: Collection;
  readonly irreversible: Collection;
  readonly unprovable: Collection;
  reruns: number;
  /** Jobs that the selection leaves out, as they tell no start. */
  withoutStart?: number;
}

interface Collection {
  count: number;
  readonly examples: { readonly id: string; readonly reason: string }[];
}

export function nothingCollected(): Collected {
  const none = (): Collection => ({ count: 0, examples: [] });
  return {
    phases: new Map(),
    calls: [],
    ...{ refused: none(), irreversible: none(), unprovable: none() },
    reruns: 0,
  };
}

/** Takes what was read of one batch into account. `runs` has the runs that are meant. */
export function collect(
  collected: Collected,
  step: PlanStep,
  { report, runs }: { readonly report: InspectReport; readonly runs: ReadonlyMap<string, string> },
): void {
  const { capabilities } = report;
  const infos = new Map(report.rerunInfo.map((info) => [info.id, info]));
  const forecasts = report.readings.map((reading) => {
    const run = runs.get(reading.id);
    const info = infos.get(reading.id);
    return forecastJob({ step, capabilities, reading, info, ...(run === undefined ? {} : { run }) });
  });
  for (const forecast of forecasts) note(collected, forecast);
  collected.calls.push(callsFor(step.action, forecasts, capabilities));
}

function note(collected: Collected, forecast: JobForecast): void {
  const { id, phase, reruns } = forecast;
  collected.phases.set(phase, (collected.phases.get(phase) ?? 0) + 1);
  if (reruns) collected.reruns += 1;
  for (const kind of ['refused', 'irreversible', 'unprovable'] as const) {
    const reason = forecast[kind];
    if (reason !== undefined) add(collected[kind], { id, reason });
  }
}

function add(collection: Collection, job: { readonly id: string; readonly reason: string }): void {
  collection.count += 1;
  if (collection.examples.length < MOST_EXAMPLES) collection.examples.push(job);
}

type Facts = Pick<StepForecast, 'problem' | 'approval' | 'jobs' | 'jobsAtMost' | 'batches'> & {
  readonly report: InspectReport | undefined;
};

/** The forecast of a step all of whose batches were read; without a report where none was. */
export function closeForecast(collected: Collected, step: PlanStep, facts: Facts): StepForecast {
  const { report, ...known } = facts;
  const seen = (collection: Collection): ForecastJobs => collection;
  const calls = sumOfCalls(collected.calls);
  const budget = report?.capabilities.budget;
  const requests = budget && requestsFor(calls, budget);
  return {
    action: step.action,
    system: step.system,
    ...known,
    ...(collected.withoutStart === undefined ? {} : { withoutStart: collected.withoutStart }),
    phases: Object.fromEntries(collected.phases),
    calls,
    ...(requests && { requests }),
    refused: seen(collected.refused),
    irreversible: seen(collected.irreversible),
    unprovable: seen(collected.unprovable),
    ...durationIn(step, facts, requests),
  };
}

/** Nothing where nothing was read, unless there is nothing to do. */
function durationIn(
  step: PlanStep,
  { report, problem, jobs, batches }: Facts,
  requests: ForecastRequests | undefined,
): Pick<StepForecast, 'duration'> {
  if (report) return { duration: durationOf(step, { batches, requests }, report.capabilities) };
  return jobs === 0 && problem === undefined ? { duration: { least: 0, most: 0 } } : {};
}
