import type { DrsSimulator } from '../../../../src/testing/simulators/huawei-drs';
import { begin, beginAt, calls, endAll, JOB, PROJECT, send, tokenFor, tokenRequest } from './drs';

afterEach(endAll);

/** Asks IAM for a token. */
function askIam(simulator: DrsSimulator, body: unknown, query = ''): Promise<Response> {
  return fetch(`${simulator.url}/v3/auth/tokens${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** The HTTP status and the code of a probe with this token. */
async function probe(simulator: DrsSimulator, token: string): Promise<unknown[]> {
  const response = await send(simulator, 'GET v5 jobs?job_type=sync', { headers: { 'x-auth-token': token } });
  const { error_code: code } = (await response.json()) as { error_code?: string };
  return code === undefined ? [response.status] : [response.status, code];
}

describe('IAM', () => {
  it('gives a token for a day', async () => {
    const { simulator } = await beginAt();
    const response = await askIam(simulator, tokenRequest(), '?nocatalog=true');
    expect(response.status).toBe(201);
    expect(response.headers.get('x-subject-token')).toMatch(/^MII/);
    expect(await response.json()).toEqual({
      token: {
        expires_at: '2023-10-25T08:00:00.000000Z',
        issued_at: '2023-10-24T08:00:00.000000Z',
        methods: ['password'],
        roles: [],
        project: { id: PROJECT, name: 'cn-north-4', domain: { name: 'ACCOUNT' } },
        user: { name: 'operator', domain: { name: 'ACCOUNT' } },
      },
    });
  });

  it('knows projects by id, too', async () => {
    const { simulator } = await beginAt();
    expect((await askIam(simulator, tokenRequest(undefined, { id: PROJECT }))).status).toBe(201);
    expect((await askIam(simulator, tokenRequest(undefined, { name: 'eu-west-101' }))).status).toBe(404);
  });

  it.each([
    [tokenRequest('wrong'), 401, 'Unauthorized'],
    [JSON.parse(JSON.stringify(tokenRequest()).replace('ACCOUNT', 'OTHER')), 401, 'Unauthorized'],
    [{ auth: { ...(tokenRequest().auth as object), identity: { methods: ['totp'] } } }, 400, 'Bad Request'],
    [{}, 400, 'Bad Request'],
  ])('refuses %j in its own shape', async (body, status, title) => {
    const { simulator } = await beginAt();
    const response = await askIam(simulator, body);
    expect(response.headers.get('x-subject-token')).toBeNull();
    expect([response.status, await response.json()]).toEqual([
      status,
      { error: { code: status, message: expect.any(String) as unknown, title } },
    ]);
  });

  it('keeps no password and no token in the ledger', async () => {
    const { simulator } = await beginAt();
    const token = await tokenFor(simulator);
    await askIam(simulator, tokenRequest('a-wrong-password'));
    await probe(simulator, token);
    const text = JSON.stringify(simulator.ledger());
    for (const secret of [token, 'simulated-password', 'a-wrong-password'])
      expect(text).not.toContain(secret);
    expect(simulator.ledger()[0]).toMatchObject({
      method: 'iam.tokens',
      effects: ['token issued to operator'],
    });
  });
});

describe('a token', () => {
  it('dies after its time', async () => {
    const { simulator, clock } = await beginAt({ tokenLifetimeMs: 1_000 });
    const token = await tokenFor(simulator);
    clock.advance(999);
    expect(await probe(simulator, token)).toEqual([200]);
    clock.advance(1);
    expect(await probe(simulator, token)).toEqual([401, 'APIGW.0301']);
  });

  it('dies after so many calls when asked', async () => {
    const simulator = await begin({ tokenCalls: 2 });
    const token = await tokenFor(simulator);
    const seen = [
      await probe(simulator, token),
      await probe(simulator, token),
      await probe(simulator, token),
    ];
    expect(seen).toEqual([[200], [200], [401, 'APIGW.0301']]);
  });

  it('dies when the test says so', async () => {
    const simulator = await begin();
    const token = await tokenFor(simulator);
    simulator.revokeTokens();
    expect(await probe(simulator, token)).toEqual([401, 'APIGW.0301']);
    expect(await probe(simulator, await tokenFor(simulator))).toEqual([200]);
  });

  it.each([
    ['APIGW.0301', 401],
    ['APIGW.0307', 401],
    ['DRS.M00100', 403],
  ] as const)('that has died can be answered by %s', async (deadTokenCode, status) => {
    const simulator = await begin({ deadTokenCode, stopTakesMs: null });
    simulator.addTask({ id: JOB });
    const response = await send(simulator, `POST v5 jobs/${JOB}/stop`, {
      body: {},
      headers: { 'x-auth-token': 'MII' },
    });
    const answer = (await response.json()) as object;
    expect([response.status, answer]).toMatchObject([status, { error_code: deadTokenCode }]);
    expect('request_id' in answer).toBe(status === 401);
    expect(simulator.task(JOB)?.stopRequested).toBeNull();
    expect(calls(simulator)).toMatchObject([{ method: 'v5.stop', effects: [], httpStatus: status }]);
  });

  it.each(['DRS.M00102', 'DRS.M00261', 'APIGW.0302', 'APIGW.0304'] as const)(
    'of another project is a 403 (%s)',
    async (foreignProjectCode) => {
      const projects = [
        { id: PROJECT, name: 'cn-north-4' },
        { id: 'f'.repeat(32), name: 'cn-south-1' },
      ];
      const simulator = await begin({ projects, foreignProjectCode });
      const token = await tokenFor(simulator, { name: 'cn-south-1' });
      expect(await probe(simulator, token)).toEqual([403, foreignProjectCode]);
    },
  );

  it('must be there', async () => {
    const simulator = await begin();
    const response = await fetch(`${simulator.url}/v5/${PROJECT}/jobs?job_type=sync`);
    expect([response.status, await response.json()]).toMatchObject([401, { error_code: 'APIGW.0301' }]);
    expect(simulator.ledger()).toMatchObject([{ parameters: { authentication: 'none' } }]);
  });
});
