import { BASIC, begin, beginAt, endAll, invoke, send } from './jp1-ao';
import type { Jp1AoSimulator } from '../../../../src/testing/simulators/hitachi-jp1-ao';

afterEach(endAll);

/** The status and the new token of a probe with this Authorization. */
async function probe(simulator: Jp1AoSimulator, authorization: string): Promise<[number, string]> {
  const { status, headers } = await send(simulator, 'GET user', { headers: { authorization } });
  return [status, headers.get('www-authenticate') ?? ''];
}

describe('a token', () => {
  it('comes with every 200 and signs in', async () => {
    const { simulator } = await beginAt();
    const [, first] = await probe(simulator, BASIC);
    const [status, second] = await probe(simulator, first);
    expect(status).toBe(200);
    expect(second).toMatch(/^HSSO /);
    expect(second).not.toBe(first);
    expect(simulator.ledger().map(({ parameters }) => parameters)).toMatchObject([
      { authorization: 'Basic' },
      { authorization: 'HSSO' },
    ]);
  });

  it('expires after 1000 seconds', async () => {
    const { simulator, clock } = await beginAt();
    const [, token] = await probe(simulator, BASIC);
    clock.advance(999_999);
    const [status, later] = await probe(simulator, token);
    expect(status).toBe(200);
    clock.advance(1);
    expect((await probe(simulator, token))[0]).toBe(401);
    expect((await probe(simulator, later))[0]).toBe(200);
  });

  it.each([
    ['valid', 200],
    ['refused', 401],
  ] as const)('that was replaced is %s', async (replacedTokens, expected) => {
    const { simulator } = await beginAt({ replacedTokens });
    const [, token] = await probe(simulator, BASIC);
    await probe(simulator, token);
    expect((await probe(simulator, token))[0]).toBe(expected);
  });

  it('ends when the test says so', async () => {
    const { simulator } = await beginAt();
    const [, token] = await probe(simulator, BASIC);
    simulator.expireTokens();
    expect((await probe(simulator, token))[0]).toBe(401);
  });

  it('does not come with an error', async () => {
    const { simulator } = await beginAt();
    const { status, headers } = await send(simulator, 'GET objects/Tasks/1');
    expect([status, headers.get('www-authenticate')]).toEqual([404, null]);
  });
});

describe('a request', () => {
  it.each([
    ['', 'nothing'],
    ['Basic c3lzdGVtOndyb25n', 'a wrong password'],
    ['Basic Og==', 'no name'],
    [`Basic ${Buffer.from('__proto__:x').toString('base64')}`, 'a strange name'],
    ['HSSO nonsense', 'an unknown token'],
    ['Bearer x', 'another scheme'],
  ])('signed with %j gets a challenge (%s)', async (authorization) => {
    const { simulator } = await beginAt();
    const id = simulator.addTask({});
    const line = `POST objects/Tasks/${id}/actions/stop/invoke`;
    const response = await send(simulator, line, { headers: { authorization } });
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([
      401,
      'Basic realm="Automation"',
    ]);
    expect(simulator.task(id)?.status).toBe('inProgress');
    expect(simulator.ledger()).toMatchObject([{ method: 'Tasks.stop.invoke', httpStatus: 401, effects: [] }]);
  });

  it('takes a password with a colon', async () => {
    const { simulator } = await beginAt({ users: { ann: { password: 'a:b' } } });
    const [status] = await probe(simulator, `Basic ${Buffer.from('ann:a:b').toString('base64')}`);
    expect(status).toBe(200);
  });

  it('never shows its credentials in the ledger', async () => {
    const { simulator } = await beginAt();
    const [, token] = await probe(simulator, BASIC);
    await probe(simulator, token);
    const text = JSON.stringify(simulator.ledger());
    for (const secret of [BASIC, token]) expect(text).not.toContain(secret.split(' ')[1]);
  });
});

describe('a role', () => {
  it.each([
    ['Submit', 'stop', 200],
    ['Submit', 'archive', 403],
    ['none', 'stop', 403],
    ['Modify', 'archive', 409],
  ] as const)('%s: %s answers %d', async (role, action, expected) => {
    const { simulator } = await beginAt({ users: { system: { password: 'manager', role } } });
    expect(await invoke(simulator, simulator.addTask({}), action)).toBe(expected);
  });

  it('can be refused with 401', async () => {
    const users = { system: { password: 'manager', role: 'none' } } as const;
    const { simulator } = await beginAt({ users, permissionDenied: '401' });
    expect(await invoke(simulator, simulator.addTask({}), 'stop')).toBe(401);
  });
});

describe('a service group', () => {
  it('hides the tasks of others', async () => {
    const users = { system: { password: 'manager', serviceGroups: ['mine'] } };
    const { simulator } = await beginAt({ users });
    const mine = simulator.addTask({ serviceGroupName: 'mine' });
    const other = simulator.addTask({ serviceGroupName: 'other' });
    expect((await send(simulator, `GET objects/Tasks/${mine}`)).status).toBe(200);
    expect(await invoke(simulator, other, 'stop')).toBe(404);
    expect(await (await send(simulator, 'GET objects/Tasks')).json()).toMatchObject({ count: 1 });
  });
});

describe('the server', () => {
  it('answers 412 while it is not available', async () => {
    const simulator = await begin({ available: false });
    const response = await send(simulator, 'GET user');
    expect([response.status, response.statusText]).toEqual([412, 'Precondition failed']);
    simulator.configure({ available: true });
    expect((await send(simulator, 'GET user')).status).toBe(200);
  });

  it('fails running tasks when it restarts', async () => {
    const { simulator, clock } = await beginAt();
    const statuses = ['inProgress', 'waitingForResponse', 'abnormalDetected', 'terminating', 'longRunning'];
    const broken = statuses.map((status) => simulator.addTask({ status }));
    const kept = ['waiting', 'suspended', 'completed', 'canceled'];
    const others = kept.map((status) => simulator.addTask({ status }));
    const [, token] = await probe(simulator, BASIC);
    simulator.restartService(1_000);
    expect((await probe(simulator, BASIC))[0]).toBe(412);
    expect(broken.map((id) => simulator.task(id)?.status)).toEqual(statuses.map(() => 'failed'));
    expect(others.map((id) => simulator.task(id)?.status)).toEqual(kept);
    clock.advance(1_000);
    expect((await probe(simulator, token))[0]).toBe(401);
    expect(await invoke(simulator, broken[0] ?? '', 'rerunStart')).toBe(200);
  });

  it('can skip what waits and keep tokens', async () => {
    const { simulator } = await beginAt({ skipsWaitingAtRestart: true, restartDropsTokens: false });
    const id = simulator.addTask({ status: 'waiting' });
    const [, token] = await probe(simulator, BASIC);
    simulator.restartService();
    expect(simulator.task(id)?.status).toBe('canceled');
    expect((await probe(simulator, token))[0]).toBe(200);
  });
});
