import type {
  CiscoPrimeSimulator,
  CiscoPrimeSimulatorOptions,
} from '../../../../src/testing/simulators/cisco-prime';
import type { JsonObject } from '../../../../src/testing/simulators/kit';
import { ask, basic, beginAt, endAll, put, send, textOf } from './prime';

afterEach(endAll);

/** The limits that the vendor's pages and a captured text name. */
const LIMITED = { perUserThreshold: 5, totalRequestThreshold: 20 };
const PROBE = 'GET v3/data.json';
const USERS = { user_read: { password: 'x' }, other: { password: 'x' } };

async function limited(options: CiscoPrimeSimulatorOptions = {}) {
  return beginAt({ ...LIMITED, ...options });
}

async function statuses(simulator: CiscoPrimeSimulator, count: number, user?: string): Promise<number[]> {
  const headers = user === undefined ? {} : { authorization: basic(user, 'x') };
  const seen: number[] = [];
  for (let call = 0; call < count; call += 1) seen.push((await textOf(simulator, PROBE, { headers }))[0]);
  return seen;
}

describe('the rate limit', () => {
  it('lets five requests through in a second', async () => {
    const { simulator, clock } = await limited();
    expect(await statuses(simulator, 6)).toEqual([200, 200, 200, 200, 200, 503]);
    clock.advance(919);
    expect(await statuses(simulator, 1)).toEqual([503]);
    clock.advance(1);
    expect(await statuses(simulator, 1)).toEqual([200]);
  });

  it('moves on segment by segment', async () => {
    const { simulator, clock } = await limited();
    for (let call = 0; call < 5; call += 1) {
      expect(await statuses(simulator, 1)).toEqual([200]);
      clock.advance(100);
    }
    expect(await statuses(simulator, 1)).toEqual([503]);
    clock.advance(500);
    expect(await statuses(simulator, 2)).toEqual([200, 503]);
    clock.advance(100);
    expect(await statuses(simulator, 2)).toEqual([200, 503]);
  });

  it('does not count what it refused', async () => {
    const { simulator, clock } = await limited();
    await statuses(simulator, 5);
    clock.advance(900);
    expect(await statuses(simulator, 3)).toEqual([503, 503, 503]);
    clock.advance(100);
    expect(await statuses(simulator, 6)).toEqual([200, 200, 200, 200, 200, 503]);
  });

  it('counts requests that fail', async () => {
    const { simulator } = await limited();
    for (let call = 0; call < 5; call += 1) await textOf(simulator, 'GET v3/data/unkown.json');
    expect(await statuses(simulator, 1)).toEqual([503]);
  });

  it('blocks one user and not the others', async () => {
    const { simulator } = await limited({ users: USERS });
    expect(await statuses(simulator, 6, 'user_read')).toEqual([200, 200, 200, 200, 200, 503]);
    expect(await statuses(simulator, 1, 'other')).toEqual([200]);
  });

  it('has an effect on nothing', async () => {
    const { simulator } = await limited({ perUserThreshold: 0 });
    const job = simulator.addTask({ run: { id: 15 } });
    await textOf(simulator, 'PUT v3/op/jobService/cancelrunning.json', {
      body: '{"jobRunOperationPayload":{"runIds":{"runId":[15]}}}',
    });
    expect(simulator.task(job)?.runs[0]?.stopRequested).toBe(false);
    expect(simulator.ledger()).toMatchObject([{ method: 'cancelrunning', effects: [], httpStatus: 503 }]);
  });

  it('can leave jobService out', async () => {
    const { simulator } = await limited({ perUserThreshold: 0, jobServiceLimited: false });
    simulator.addTask({ run: { id: 15 } });
    expect(await put(simulator, 'cancelrunning', [15])).toMatchObject({ success: [15] });
    expect(await statuses(simulator, 1)).toEqual([503]);
  });

  it('can be switched off', async () => {
    const { simulator } = await limited({ perUserThreshold: -1, totalRequestThreshold: -1 });
    expect(new Set(await statuses(simulator, 30))).toEqual(new Set([200]));
    simulator.configure({ perUserThreshold: 5 });
    expect(await statuses(simulator, 1)).toEqual([503]);
  });
});

describe('a refusal', () => {
  const USER_TEXT = 'NBI Rate limit for user (user_read) exceeded (More than 5 in 1,000 ms).-PRS-303';

  it.each([
    [{ perUserThreshold: 0 }, 'NBI Rate limit for user (nbi) exceeded (More than 0 in 1,000 ms).-PRS-303'],
    [{ totalRequestThreshold: 0 }, 'NBI Global Rate limit exceeded (More than 0 in 1,000 ms).-PRS-303'],
    [
      { maxConcurrentQueries: 0 },
      'Per user concurrent query count exceeded Currently 0 : Limit is 0.-PRS-303',
    ],
    [
      { perUserThreshold: 0, limitWording: 'documented' },
      'NBI Rate limit for user nbi exceeded (More than 0 in 1000 ms)',
    ],
    [
      { totalRequestThreshold: 0, limitWording: 'documented' },
      'NBI Global Rate limit exceeded (More than 0 in 1000 ms)',
    ],
    [
      { maxConcurrentQueries: 0, limitWording: 'documented' },
      'Per user concurrent query count exceeded Currently 0 : Limit is 0',
    ],
  ] as const)('by %j says what the vendor says', async (options, message) => {
    const { simulator } = await limited(options);
    const response = await send(simulator, PROBE);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, null]);
    expect(await response.json()).toMatchObject({
      errorDocument: { httpResponseCode: 503, id: 'presentation.PRS-303', message },
    });
  });

  it('reads as it was captured', async () => {
    const { simulator } = await limited({ users: USERS });
    await statuses(simulator, 5, 'user_read');
    const headers = { authorization: basic('user_read', 'x') };
    expect((await textOf(simulator, PROBE, { headers }))[1]).toContain(`"message":"${USER_TEXT}"`);
    const xml = await textOf(simulator, 'GET v3/data', { headers });
    expect(xml[1]).toContain(`<message>${USER_TEXT}</message><id>presentation.PRS-303</id>`);
  });
});

describe('requests at the same time', () => {
  const HOLD = { kind: 'hold', name: 'gate', point: 'before-effect' } as const;

  async function held(options: CiscoPrimeSimulatorOptions, count: number) {
    const { simulator } = await beginAt({ users: USERS, ...options });
    simulator.fault({ ...HOLD, times: count });
    const headers = { authorization: basic('user_read', 'x') };
    const answers = Array.from({ length: count }, () => textOf(simulator, PROBE, { headers }));
    await simulator.barrier('gate').reached(count);
    return { simulator, answers };
  }

  it('are limited for a user', async () => {
    const { simulator, answers } = await held({ maxConcurrentQueries: 3, maxSessionsPerUser: -1 }, 3);
    expect(await statuses(simulator, 1, 'user_read')).toEqual([503]);
    expect(await statuses(simulator, 1, 'other')).toEqual([200]);
    simulator.barrier('gate').release();
    await Promise.all(answers);
    expect(await statuses(simulator, 1, 'user_read')).toEqual([200]);
    expect(simulator.traffic()).toMatchObject({
      rateLimited: { perUserConcurrent: 1, concurrent: 0 },
      most: { perUserConcurrent: 3, concurrent: 4 },
    });
  });

  it('end with an answer that is no call', async () => {
    const { simulator } = await beginAt({ maxConcurrentQueries: 1 });
    for (let call = 0; call < 3; call += 1) await textOf(simulator, 'GET v3/data/unkown');
    expect(await statuses(simulator, 1)).toEqual([200]);
  });

  it('are limited for all users', async () => {
    const { simulator, answers } = await held({ maxAllUserConcurrentQueries: 2 }, 2);
    const [status, text] = await textOf(simulator, PROBE, {
      headers: { authorization: basic('other', 'x') },
    });
    expect([status, text]).toEqual([503, expect.stringContaining('Currently 2 : Limit is 2')]);
    simulator.barrier('gate').release();
    await Promise.all(answers);
  });
});

describe('the counts', () => {
  it('tell refusals from requests', async () => {
    const { simulator } = await limited({ totalRequestThreshold: 7, users: USERS });
    await statuses(simulator, 7, 'user_read');
    await statuses(simulator, 3, 'other');
    await send(simulator, PROBE, { headers: { authorization: '' } });
    await send(simulator, PROBE, { headers: { authorization: basic('other', 'wrong') } });
    expect(simulator.traffic()).toEqual({
      requests: 12,
      admitted: { user_read: 5, other: 2 },
      rateLimited: { total: 1, perUser: 2, perUserConcurrent: 0, concurrent: 0 },
      signInsRefused: { noCredentials: 1, badCredentials: 1, tooManySessions: 0 },
      most: { total: 7, perUser: 5, perUserConcurrent: 1, concurrent: 1 },
    });
  });
});

describe('rateService/rateLimits', () => {
  it('shows the limits as they are now', async () => {
    const { simulator } = await limited();
    simulator.configure({ perUserThreshold: 6, windowSize: 2000 });
    const answer = await ask(simulator, 'GET v4/op/rateService/rateLimits.json');
    expect((answer.mgmtResponse as JsonObject).rateLimitsDTO).toEqual([
      {
        limitPageSize: 1000,
        limitUnpagedQuery: 100,
        maxAllUserConcurrentQueries: 45,
        maxConcurrentQueries: 5,
        perUserThreshold: 6,
        totalRequestThreshold: 20,
        windowSegments: 10,
        windowSize: 2000,
      },
    ]);
  });

  it('does not exist before v4', async () => {
    const { simulator } = await limited();
    expect((await textOf(simulator, 'GET v3/op/rateService/rateLimits.json'))[0]).toBe(404);
  });

  it('cannot have limits that contradict each other', async () => {
    const { simulator } = await limited();
    expect(() => simulator.configure({ windowSegments: 3 })).toThrow('windowSize must be a whole multiple');
    expect(() => simulator.configure({ limitPageSize: 5 })).toThrow('limitUnpagedQuery must not be larger');
    expect(simulator.settings()).toMatchObject({ windowSegments: 10, limitPageSize: 1000 });
  });
});
