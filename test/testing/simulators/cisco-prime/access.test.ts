import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { CiscoPrimeSimulator } from '../../../../src/testing/simulators/cisco-prime';
import { basic, begin, endAll, onlyRun, send, textOf } from './prime';

const agents: Agent[] = [];

afterEach(async () => {
  agents.splice(0).forEach((agent) => agent.destroy());
  await endAll();
});

const CANCEL = 'PUT v3/op/jobService/cancelrunning.json';
const PROBE = 'GET v3/data.json';
const BODY = '{"jobRunOperationPayload":{"runIds":{"runId":[15]}}}';

describe('a request without credentials', () => {
  it('is sent to the login page', async () => {
    const simulator = await begin();
    const job = simulator.addTask({ run: { id: 15 } });
    const response = await send(simulator, CANCEL, { body: BODY, headers: { authorization: '' } });
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      '/webacs/pages/common/login.jsp',
    ]);
    expect(onlyRun(simulator, job).stopRequested).toBe(false);
    expect(simulator.ledger()).toMatchObject([{ method: 'cancelrunning', effects: [], httpStatus: 302 }]);
  });

  it('that follows gets a page and 200', async () => {
    const simulator = await begin();
    const response = await fetch(`${simulator.url}/webacs/api/v3/data.json`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html']);
    expect(await response.text()).toContain('Login Page');
  });

  it('can get 401', async () => {
    const simulator = await begin({ withoutCredentials: '401' });
    expect((await send(simulator, PROBE, { headers: { authorization: '' } })).status).toBe(401);
  });

  it('does not learn which paths exist', async () => {
    const simulator = await begin();
    expect((await send(simulator, 'GET v3/data/unkown', { headers: { authorization: '' } })).status).toBe(
      302,
    );
  });
});

describe('wrong credentials', () => {
  it.each([
    [basic('nbi', 'wrong'), 'a wrong password'],
    [basic('__proto__', 'x'), 'a strange name'],
    ['Basic Og==', 'no name'],
    ['Bearer x', 'another scheme'],
  ])('%j get 401 (%s)', async (authorization) => {
    const simulator = await begin();
    const response = await send(simulator, PROBE, { headers: { authorization } });
    expect([response.status, response.headers.get('content-type')]).toEqual([401, 'text/html']);
    expect(await response.text()).toContain('401 Unauthorized');
  });

  it('can get an empty 401', async () => {
    const simulator = await begin({ unauthorizedBody: 'empty' });
    const headers = { authorization: basic('nbi', 'wrong') };
    expect(await textOf(simulator, PROBE, { headers })).toEqual([401, '']);
  });

  it('can be sent to the login page', async () => {
    const simulator = await begin({ badCredentials: '302' });
    expect((await send(simulator, PROBE, { headers: { authorization: basic('nbi', 'wrong') } })).status).toBe(
      302,
    );
  });

  it('never show in the ledger', async () => {
    const simulator = await begin();
    await send(simulator, PROBE);
    await send(simulator, 'GET v3/data/unkown');
    const ledger = JSON.stringify(simulator.ledger());
    expect(ledger).toContain('"user":"nbi"');
    for (const secret of ['nbi-password', basic().slice(6)]) expect(ledger).not.toContain(secret);
  });
});

describe('a group', () => {
  it.each([
    ['NBI Read', 'GET v3/op/jobService/runhistory.json', 200],
    ['NBI Read', 'GET v3/data/JobSummary.json', 200],
    ['NBI Read', 'PUT v3/op/jobService/suspend.json', 403],
    ['NBI Read', 'PUT v3/op/cliTemplateConfiguration/deployTemplateThroughJob.json', 403],
    ['NBI Read', CANCEL, 403],
    ['NBI Write', CANCEL, 200],
    ['NBI Write', 'GET v3/op/jobService/runhistory.json', 403],
  ] as const)('%s: %s gets %d', async (group, line, expected) => {
    const simulator = await begin({ users: { nbi: { password: 'nbi-password', groups: [group] } } });
    const job = simulator.addTask({ run: { id: 15 } });
    const [status, answer] = await textOf(simulator, line, line.startsWith('PUT') ? { body: BODY } : {});
    expect(status).toBe(expected);
    expect(answer.includes('"httpResponseCode":403')).toBe(expected === 403);
    expect(onlyRun(simulator, job).stopRequested).toBe(line === CANCEL && expected === 200);
  });
});

/** A connection of its own. */
function connection(keepAlive: boolean): Agent {
  const agent = new Agent({ keepAlive, maxSockets: 1 });
  agents.push(agent);
  return agent;
}

/** The status of a probe on that connection, which by default is a new one that stays open. */
function probe(simulator: CiscoPrimeSimulator, agent = connection(true), cookie?: string) {
  const headers = cookie === undefined ? { authorization: basic() } : { cookie };
  return new Promise<{ status: number | undefined; cookies: string[] }>((resolve, reject) => {
    const outgoing = request(`${simulator.url}/webacs/api/v3/data.json`, { agent, headers }, (incoming) => {
      const { statusCode: status, headers: answered } = incoming;
      text(incoming).then(() => resolve({ status, cookies: answered['set-cookie'] ?? [] }), reject);
    });
    outgoing.on('error', reject).end();
  });
}

async function statusesOf(count: number, simulator: CiscoPrimeSimulator) {
  const statuses = [];
  for (let call = 0; call < count; call += 1) statuses.push((await probe(simulator)).status);
  return statuses;
}

describe('the sixth connection of a user', () => {
  it('gets 401 while five are open', async () => {
    const simulator = await begin();
    expect(await statusesOf(6, simulator)).toEqual([200, 200, 200, 200, 200, 401]);
    expect(simulator.traffic().signInsRefused.tooManySessions).toBe(1);
  });

  it('is not the second request on one', async () => {
    const simulator = await begin();
    await statusesOf(5, simulator);
    expect((await probe(simulator, agents[0])).status).toBe(200);
  });

  it('gets in when one has closed', async () => {
    const simulator = await begin();
    await statusesOf(5, simulator);
    agents.shift()?.destroy();
    const ended = Date.now() + 2000;
    let status = (await probe(simulator, connection(false))).status;
    while (status === 401 && Date.now() < ended) status = (await probe(simulator, connection(false))).status;
    expect(status).toBe(200);
  });

  it('gets in when the limit is off', async () => {
    const simulator = await begin({ maxSessionsPerUser: -1 });
    expect(new Set(await statusesOf(8, simulator))).toEqual(new Set([200]));
  });

  it('may be one of another user', async () => {
    const users = { nbi: { password: 'nbi-password' }, other: { password: 'x' } };
    const simulator = await begin({ users });
    await statusesOf(5, simulator);
    expect((await send(simulator, PROBE, { headers: { authorization: basic('other', 'x') } })).status).toBe(
      200,
    );
  });
});

describe('a session cookie', () => {
  it('signs in and joins its session', async () => {
    const simulator = await begin({ sessionCookies: true });
    const { cookies } = await probe(simulator);
    const [cookie = ''] = (cookies[0] ?? '').split(';');
    expect(cookie).toMatch(/^JSESSIONID=[0-9A-F]{32}$/);
    await statusesOf(4, simulator);
    expect((await probe(simulator)).status).toBe(401);
    expect(await probe(simulator, connection(true), cookie)).toEqual({ status: 200, cookies: [] });
    expect((await probe(simulator, connection(true), 'JSESSIONID=0')).status).toBe(302);
  });

  it('is not set by default', async () => {
    const simulator = await begin();
    expect((await probe(simulator)).cookies).toEqual([]);
  });
});
