import type { ForecastJobs, PlanForecast } from '../../../contract';
import { cut } from '../../fitting-result';

/** Temporal takes 2 MiB. In bytes, with room for the envelope. */
const LARGEST = 1_500_000;
/** How many examples there are, and how long their reasons may be, until a forecast fits. */
const SIZES = [
  [20, 500],
  [20, 100],
  [3, 100],
  [0, 0],
] as const;

const UTF8 = new TextEncoder();

interface Size {
  readonly most: number;
  readonly longest: number;
}

/** The forecast, with fewer examples where it would be too large to be stored. Pure. */
export function fittingForecast(forecast: PlanForecast): PlanForecast {
  let fitted = forecast;
  for (const [most, longest] of SIZES) {
    fitted = within(forecast, { most, longest });
    if (UTF8.encode(JSON.stringify(fitted)).length <= LARGEST) return fitted;
  }
  return fitted;
}

function within(forecast: PlanForecast, size: Size): PlanForecast {
  const steps = Object.entries(forecast.steps).map(([name, step]) => {
    const [refused, irreversible, unprovable] = [step.refused, step.irreversible, step.unprovable].map(
      (jobs) => few(jobs, size),
    );
    return [name, { ...step, refused, irreversible, unprovable }] as const;
  });
  return { ...forecast, steps: Object.fromEntries(steps) as PlanForecast['steps'] };
}

function few({ count, examples }: ForecastJobs, { most, longest }: Size): ForecastJobs {
  return {
    count,
    examples: examples.slice(0, most).map(({ id, reason }) => ({ id, reason: cut(reason, longest) })),
  };
}
