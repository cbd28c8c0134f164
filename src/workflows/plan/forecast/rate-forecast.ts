import type {
  ForecastCall,
  ForecastDuration,
  ForecastRequests,
  PlanInput,
  RequestBudget,
  StepForecast,
} from '../../../contract';

/** What these calls send at least to a system with such a budget. */
export function requestsFor(
  calls: readonly ForecastCall[],
  { requestsPerSecond, requestsPerJob = {} }: RequestBudget,
): ForecastRequests {
  const counts = calls.map(({ operation, jobs, calls: count }) => {
    const each = requestsPerJob[operation];
    return each === undefined ? count : each * jobs;
  });
  return { count: counts.reduce((sum, count) => sum + count, 0), perSecond: requestsPerSecond };
}

/**
 * How long sending them takes at least.
 *
 * @param whose begins the sentence that says so, for example `It sends`
 */
export function durationOfRequests(
  { system, count, perSecond }: ForecastRequests & Pick<StepForecast, 'system'>,
  whose: string,
): Required<Omit<ForecastDuration, 'most'>> {
  const rate = `of which "${system}" gets ${Number(perSecond.toFixed(2))} a second from one worker (requestsPerSecond)`;
  const says = `${whose} ${count} request${count === 1 ? '' : 's'}, ${rate}.`;
  return { least: Math.ceil((count / perSecond) * 1_000), limit: { by: 'rate', says } };
}

/** What all steps together send to one system. */
export interface SystemLoad extends ForecastRequests {
  readonly system: string;
  readonly steps: number;
}

/**
 * What is sent to each system that takes only so much. Steps share a system's budget, also side by side, where the same workers do them; of
 * workers that are told different limits the highest counts, so that nothing takes longer at least than it may.
 */
export function loadsOf(
  steps: PlanInput['steps'],
  forecasts: ReadonlyMap<string, Pick<StepForecast, 'system' | 'requests'>>,
): SystemLoad[] {
  const loads = new Map<string, SystemLoad>();
  for (const [name, { system, requests }] of forecasts) {
    if (!requests) continue;
    const key = JSON.stringify([system, steps[name]?.zone]);
    const before = loads.get(key) ?? { system, steps: 0, count: 0, perSecond: 0 };
    loads.set(key, {
      system,
      steps: before.steps + 1,
      count: before.count + requests.count,
      perSecond: Math.max(before.perSecond, requests.perSecond),
    });
  }
  return [...loads.values()];
}
