import type { ForecastDuration, ForecastLimit, PlanInput } from '../../../src/contract';
import { graphOf } from '../../../src/contract/plan-graph';
import { durationOfAll } from '../../../src/workflows/plan/forecast/plan-duration-forecast';
import { loadsOf } from '../../../src/workflows/plan/forecast/rate-forecast';

interface Forecast {
  readonly after?: readonly string[];
  readonly zone?: string;
  readonly system?: string;
  readonly duration?: Partial<ForecastDuration>;
  /** So many requests, and so many in a second. */
  readonly sends?: readonly [count: number, perSecond: number];
}

/** The duration of a plan with these steps. */
function duration(forecasts: Readonly<Record<string, Forecast>>): ForecastDuration {
  const entries = Object.entries(forecasts);
  const steps = Object.fromEntries(
    entries.map(([name, { after = [], zone, system = 'drs-lab' }]) => [
      name,
      { action: 'stop' as const, system, after, ...(zone !== undefined && { zone }) },
    ]),
  ) satisfies PlanInput['steps'];
  const durations = new Map(
    entries.map(([name, { duration: own }]) => [name, { least: 0, most: 60_000, ...own }]),
  );
  const sent = entries.map(([name, { system = 'drs-lab', sends }]) => {
    const requests = sends && { requests: { count: sends[0], perSecond: sends[1] } };
    return [name, { system, ...requests }] as const;
  });
  return durationOfAll(graphOf(steps), { durations, loads: loadsOf(steps, new Map(sent)) });
}

const polls: ForecastLimit = { by: 'polls', says: 'A stop is proven after 15 s.' };
const stops = { duration: { least: 15_000, limit: polls } };

describe('the duration of a plan', () => {
  it('is that of its only step', () => {
    expect(duration({ a: stops })).toEqual({
      least: 15_000,
      most: 60_000,
      limit: { by: 'polls', says: 'a: A stop is proven after 15 s.' },
    });
  });

  it('follows the longest way', () => {
    expect(duration({ a: stops, b: { ...stops, after: ['a'] }, c: stops })).toEqual({
      least: 30_000,
      most: 120_000,
      limit: { by: 'order', says: 'a → b, one after another.' },
    });
  });

  it('is decided by nothing where nothing waits', () => {
    expect(duration({ a: {}, b: { after: ['a'] } })).toEqual({ least: 0, most: 120_000 });
  });

  it('shares the budget of a system between steps', () => {
    const sends = { ...stops, sends: [100, 10] } as const;
    expect(duration({ a: sends, b: sends, c: sends })).toEqual({
      least: 30_000,
      most: 60_000,
      limit: {
        by: 'rate',
        says: '3 steps send 300 requests, of which "drs-lab" gets 10 a second from one worker (requestsPerSecond).',
      },
    });
  });

  it.each([
    ['systems', { system: 'prime-lab' }],
    ['zones', { zone: 'berlin' }],
  ])('shares nothing between %s', (_what, elsewhere) => {
    const sends = { ...stops, sends: [100, 10] } as const;
    expect(duration({ a: sends, b: { ...sends, ...elsewhere } })).toMatchObject({ least: 15_000 });
  });

  it('goes by the fastest of several workers', () => {
    const { least, limit } = duration({ a: { ...stops, sends: [100, 10] }, b: { sends: [100, 4] } });
    expect([least, limit?.by]).toEqual([20_000, 'rate']);
  });

  it('is at most no shorter than at least', () => {
    const sends = { sends: [400, 10], duration: { most: 50_000 } } as const;
    expect(duration({ a: sends, b: sends })).toMatchObject({ least: 80_000, most: 80_000 });
  });
});
