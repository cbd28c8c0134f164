import { limitsIn } from '../../../src/systems/cisco-prime/rate-limits';
import { readXml } from '../../../src/systems/cisco-prime/wire/read-xml';
import { writeXml } from '../../../src/systems/cisco-prime/wire/write-xml';
import { documentIn, errorDocument, job, jobs, operation, run } from './documents';
import { FORMATS } from './samples';
import { bare, CALL, failureOf, ID, JOB, LOST, RUN, scripted, snapshot } from './scripted-server';

const DEFAULTS = {
  limitPageSize: 1_000,
  limitUnpagedQuery: 100,
  maxAllUserConcurrentQueries: 45,
  maxConcurrentQueries: 5,
  perUserThreshold: 5,
  totalRequestThreshold: 20,
  windowSegments: 10,
  windowSize: 1_000,
};
const answer = (members: Partial<typeof DEFAULTS> = {}) => ({
  mgmtResponse: { '@responseType': 'operation', rateLimitsDTO: [{ ...DEFAULTS, ...members }] },
});
const document = (members: Partial<typeof DEFAULTS>) => readXml(writeXml(answer(members)));
const history = jobs(job(JOB, [run(RUN)]));
const v4 = (format: 'json' | 'xml' = 'json') =>
  ({ rateLimits: 'ask', dialect: { version: 4, format } }) as const;

describe('the limits of a server', () => {
  it.each([
    ['as they usually are', {}, { requestsPerSecond: 4, concurrent: 4 }],
    [
      'of a longer window',
      { perUserThreshold: 11, windowSize: 5_000 },
      { requestsPerSecond: 2, concurrent: 4 },
    ],
    ['shared by all users', { totalRequestThreshold: 3 }, { requestsPerSecond: 2, concurrent: 4 }],
    ['more generous', { perUserThreshold: 15 }, { requestsPerSecond: 14, concurrent: 4 }],
    [
      'of one request',
      { perUserThreshold: 1, maxConcurrentQueries: 1 },
      { requestsPerSecond: 0.5, concurrent: 1 },
    ],
    ['of three at a time', { maxConcurrentQueries: 3 }, { requestsPerSecond: 4, concurrent: 2 }],
    [
      'switched off',
      {
        perUserThreshold: -1,
        totalRequestThreshold: -1,
        maxConcurrentQueries: -1,
        maxAllUserConcurrentQueries: -1,
      },
      { requestsPerSecond: 4, concurrent: 4 },
    ],
    ['of an absurd window', { windowSize: 1e300 }, { requestsPerSecond: 1 / 60, concurrent: 4 }],
    ['of hardly a window', { windowSize: 1e-300 }, { requestsPerSecond: 1_000, concurrent: 4 }],
    ['without a window', { windowSize: 0 }, { requestsPerSecond: 4, concurrent: 4 }],
  ])('%s', (_, members, limits) => {
    expect(limitsIn(document(members), {})).toEqual(limits);
  });

  it('never exceed what the operator allows', () => {
    const settings = { requestsPerSecond: 3, concurrentRequests: 2 };
    expect(limitsIn(document({ perUserThreshold: 50 }), settings)).toEqual({
      requestsPerSecond: 3,
      concurrent: 2,
    });
    expect(limitsIn(document({ perUserThreshold: 2 }), settings)).toMatchObject({ requestsPerSecond: 1 });
    expect(limitsIn(document({ perUserThreshold: -1, totalRequestThreshold: -1 }), settings)).toMatchObject({
      requestsPerSecond: 3,
    });
  });

  it('that cannot be read change nothing', () => {
    const usual = { requestsPerSecond: 4, concurrent: 4 };
    expect(limitsIn(readXml('<mgmtResponse/>'), {})).toEqual(usual);
    expect(limitsIn(readXml('<m><rateLimitsDTO><windowSize>x</windowSize></rateLimitsDTO></m>'), {})).toEqual(
      usual,
    );
  });
});

describe('asking for limits', () => {
  it.each(FORMATS)('happens once, before reading (%s)', async (format) => {
    const { system, lines, limits } = scripted([answer(), history, history], v4(format));
    await system.status([ID], CALL);
    await system.status([ID], CALL);
    expect(lines()).toEqual([
      'GET op/rateService/rateLimits',
      `GET op/jobService/runhistory?jobId=${JOB}`,
      `GET op/jobService/runhistory?jobId=${JOB}`,
    ]);
    expect(limits).toEqual([{ requestsPerSecond: 4, concurrent: 4 }]);
  });

  it('holds up no stop', async () => {
    const { system, lines } = scripted([operation([[RUN, 'OK']])], v4());
    await system.stop({ targets: [snapshot()], mode: 'graceful' }, CALL);
    expect(lines()).toEqual([`PUT op/jobService/cancelrunning ${RUN}`]);
  });

  it.each([
    ['404', bare(404)],
    ['403', bare(403)],
    ['500', bare(500)],
    ['nothing readable', 'x'],
    ['no answer', LOST],
  ])('that is answered with %s does no harm', async (_, refusal) => {
    const { system, limits, lines } = scripted([refusal, history, history], v4());
    expect(await system.status([ID], CALL)).toMatchObject([{ outcome: 'found' }]);
    expect(await system.status([ID], CALL)).toMatchObject([{ outcome: 'found' }]);
    expect(limits).toEqual([]);
    expect(lines()).toHaveLength(3); // and is not asked again at once
  });

  it('passes an abort on', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const aborted = () => {
      controller.abort(reason);
      return reason;
    };
    const { system, sent } = scripted([aborted], v4());
    await expect(system.status([ID], { signal: controller.signal })).rejects.toBe(reason);
    expect(sent).toHaveLength(1);
  });

  it('is left out where it is configured', async () => {
    const { system, sent } = scripted([history]);
    await system.status([ID], CALL);
    expect(sent).toHaveLength(1);
  });
});

describe('a rejection for the number of requests', () => {
  const limited = {
    ...bare(503),
    body: documentIn(
      { version: 3, format: 'json' },
      errorDocument(503, 'NBI Rate limit for user (nbi) exceeded (More than 5 in 1,000 ms).-PRS-303'),
    ),
  };

  it('makes everybody pause', async () => {
    const { system, pauses } = scripted([limited]);
    const error = await failureOf(() => system.status([ID], CALL));
    expect(error).toMatchObject({ kind: 'rate-limited', effect: 'none' });
    expect(pauses).toEqual([error.retryAfterMs]);
    expect(pauses[0]).toBeGreaterThanOrEqual(1_000);
    expect(pauses[0]).toBeLessThanOrEqual(5_000);
  });

  it('is the only one that does', async () => {
    for (const answered of [bare(503), bare(500), bare(429), LOST]) {
      const { system, pauses } = scripted([answered]);
      await failureOf(() => system.status([ID], CALL));
      expect(pauses).toEqual([]);
    }
  });
});
