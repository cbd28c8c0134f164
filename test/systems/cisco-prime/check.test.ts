import { SystemError } from '../../../src/contract';
import { ciscoPrime } from '../../../src/systems/cisco-prime';
import { startCiscoPrimeSimulator } from '../../../src/testing/simulators/cisco-prime';
import { findingsOf } from '../findings-of';
import { scripted } from './scripted-server';

const NO_JOBS = { queryResponse: { '@count': '0' } };
const discovery = (...paths: string[]) => ({
  queryResponse: {
    operation: paths.map((path) => ({ $: path, '@httpMethod': 'PUT', '@path': path })),
  },
});
const refusal = (httpStatus: number, kind: SystemError['kind'] = 'unavailable') =>
  new SystemError({ kind, effect: 'none', call: 'JobSummary', message: `HTTP ${httpStatus}.`, httpStatus });

const json = (body: object) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
  call: '',
});

it('reads two things and changes none', async () => {
  const { system, sent } = scripted([json(NO_JOBS), json(discovery('jobService/cancelrunning'))]);
  expect(await findingsOf(system)).toEqual({
    reachable: 'true: Prime answers.',
    credentials: 'true: It knows the user.',
    permissions:
      'unknown: The user may read jobs (NBI Read). Whether it may stop them (NBI Write) only a stop shows.',
    version: 'true: It speaks v3 of the API. The version of the product it does not tell.',
    clock: 'unknown: No answer told the time of the server.',
  });
  expect(sent.map(({ method, path, query }) => [method, path.slice(3).join('/'), query])).toEqual([
    [
      'GET',
      'data/JobSummary.json',
      [
        ['.full', 'true'],
        ['.maxResults', '1'],
      ],
    ],
    ['GET', 'op.json', []],
  ]);
});

it.each<[string, object | Error, string]>([
  ['lack the stop', json(discovery('jobService/suspend')), 'lack cancelrunning'],
  ['are not told', refusal(404, 'not-found'), 'Which operations there are it does not tell.'],
  ['are none', json(NO_JOBS), 'only a stop shows'],
])('operations that %s', async (_, answer, says) => {
  const { permissions } = await findingsOf(scripted([json(NO_JOBS), answer]).system);
  expect(permissions).toMatch(/^unknown: The user may read jobs/);
  expect(permissions).toContain(says);
});

it.each<[number, SystemError['kind'], object]>([
  [401, 'unavailable', { reachable: 'true: Prime answers.', credentials: 'false: HTTP 401.' }],
  [302, 'unavailable', { reachable: 'true: Prime answers.', credentials: 'false: HTTP 302.' }],
  [403, 'unavailable', { reachable: 'true: Prime answers.', permissions: 'false: HTTP 403.' }],
  [
    404,
    'not-found',
    { reachable: 'true: Prime answers.', version: 'false: It shows no jobs in v3 of the API. HTTP 404.' },
  ],
  [500, 'unavailable', { reachable: 'false: HTTP 500.' }],
])('HTTP %i is what it looks like, at once', async (status, kind, findings) => {
  const { system } = scripted([refusal(status, kind)]);
  expect(await findingsOf(system)).toMatchObject(findings);
});

it('sees how far the clock of a real answer is off', async () => {
  const simulator = await startCiscoPrimeSimulator({
    users: { nbi: { password: 'pw-4711' } },
    clockOffsetMs: -90_000,
  });
  const system = ciscoPrime({ url: simulator.url, user: 'nbi', password: 'pw-4711' });
  try {
    expect((await findingsOf(system)).clock).toMatch(/^warning: Its clock is (89|90|91) s behind ours/);
  } finally {
    await system.close?.();
    await simulator.close();
  }
});
