import type { ForecastDuration, ForecastRequests, PlanStep } from '../../../src/contract';
import { durationOf } from '../../../src/workflows/plan/forecast/duration-forecast';
import { scriptedCapabilities } from '../../fakes/scripted-capabilities';

const MINUTE_MS = 60_000;

/** Of a system that is looked at every ten seconds, and gets four requests a second. */
function duration(
  changes: Partial<PlanStep>,
  { batches = 1, count }: { readonly batches?: number; readonly count?: number } = {},
): ForecastDuration {
  const requests: ForecastRequests | undefined = count === undefined ? undefined : { count, perSecond: 4 };
  const capabilities = scriptedCapabilities({ status: { pollIntervalMs: 10_000 } });
  const step: PlanStep = { action: 'stop', system: 'prime-lab', ...changes };
  return durationOf(step, { batches, requests }, capabilities);
}

describe('the duration of a step', () => {
  it.each<[string, Partial<PlanStep>, number, string]>([
    ['the interval of the system', {}, 10_000, '10 s (pollInterval of "prime-lab")'],
    ['its own interval', { stop: { pollInterval: '2s' } }, 2_000, '2 s (stop.pollInterval)'],
    [
      'its confirmation',
      { stop: { confirmFor: '1m' } },
      70_000,
      '70 s (pollInterval of "prime-lab", and stop.confirmFor)',
    ],
  ])('is decided by %s', (...[, changes, least, how]) => {
    const limit = { by: 'polls', says: `A stop is proven after ${how}.` };
    expect(duration(changes)).toEqual({ least, most: 30 * MINUTE_MS, limit });
  });

  it('counts rounds of batches', () => {
    const { least, limit } = duration({}, { batches: 9 });
    expect(least).toBe(30_000);
    expect(limit?.says).toContain('in each of 3 rounds of 4 batches');
  });

  it('is decided by nothing where nothing waits', () => {
    expect(duration({ action: 'await' })).toEqual({ least: 0, most: 24 * 60 * MINUTE_MS });
    expect(duration({ action: 'rerun' }).limit).toBeUndefined();
  });

  it('is as long as its requests take', () => {
    expect(duration({ action: 'rerun' }, { count: 1_201 })).toEqual({
      least: 300_250,
      most: 15 * MINUTE_MS,
      limit: {
        by: 'rate',
        says: 'It sends 1201 requests, of which "prime-lab" gets 4 a second from one worker (requestsPerSecond).',
      },
    });
  });

  it('is not decided by a rate that suffices', () => {
    expect(duration({}, { count: 39 })).toMatchObject({ least: 10_000, limit: { by: 'polls' } });
    expect(duration({}, { count: 41 })).toMatchObject({ least: 10_250, limit: { by: 'rate' } });
  });

  it.each([
    ['polls', {}, { stop: { deadline: '1s' } }],
    ['requests', { count: 400 }, { stop: { deadline: '1m' } }],
  ])('is at most no shorter than its %s', (_what, load, changes) => {
    const { least, most } = duration(changes, load);
    expect(most).toBe(least);
  });

  it('tells of deadlines that are too short', () => {
    const { limit } = duration({ stop: { deadline: '1m' } }, { count: 400 });
    expect(limit?.says).toContain('Its deadlines are shorter, so jobs may be left over.');
    expect(duration({ stop: { deadline: '2m' } }, { count: 400 }).limit?.says).not.toContain('deadlines');
  });
});
