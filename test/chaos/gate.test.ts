import { Gate } from '../../scripts/chaos/gate/gate';
import { until } from '../../scripts/chaos/until';
import { placeBefore } from '../../scripts/chaos/gate/seen-calls';
import { elecardBoroVod } from '../../scripts/chaos/vendors/elecard-boro-vod';
import { type BoroVodSimulator, startBoroVodSimulator } from '../../src/testing/simulators/elecard-boro-vod';

let simulator: BoroVodSimulator;
let gate: Gate;
beforeEach(async () => {
  simulator = await startBoroVodSimulator();
  gate = await new Gate(elecardBoroVod, simulator.url).open();
});
afterEach(async () => {
  await gate.close();
  await simulator.close();
});

/** The status of the answer, or why there is none. */
const call = (method: string, params: object, more: RequestInit = {}): Promise<number | string> =>
  fetch(`${gate.url}/ctrl_api/v1/json`, {
    ...more,
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ user_id: 1, methods: [{ method, params: { project_id: 2, ...params } }] }),
  }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status;
    },
    (error: Error) => (error.cause as NodeJS.ErrnoException | undefined)?.code ?? 'no code',
  );
const status = () => call('TaskStatus', { task_ids: [1] });
const search = () => call('TaskStatus', { task_ids: '*' });
const submit = (more?: RequestInit) => call('TaskStart', { tasks: [{ template_id: 1, uri: '/a.ts' }] }, more);
const runs = () => simulator.runsStarted()['/a.ts']?.count ?? 0;

it('hits the calls of one operation alone', async () => {
  gate.fault('search', { kind: 'status', httpStatus: 503 });
  expect([await status(), await search(), await search()]).toEqual([200, 503, 200]);
  expect(gate.calls().map(({ operation, fault }) => [operation, fault])).toEqual([
    ['status', undefined],
    ['search', 'status'],
    ['search', undefined],
  ]);
});

it('loses an answer before or after the effect', async () => {
  gate.fault('submit', { kind: 'response-lost-before-effect' });
  expect([await submit(), runs()]).toEqual(['UND_ERR_SOCKET', 0]);
  gate.fault('submit', { kind: 'response-lost-after-effect' });
  expect([await submit(), runs()]).toEqual(['UND_ERR_SOCKET', 1]);
});

it('holds a call until it is released', async () => {
  const barrier = gate.hold({ operation: 'submit', point: 'before-effect' });
  const answer = submit();
  await barrier.reached();
  expect([runs(), gate.busy()]).toEqual([0, 1]);
  barrier.release();
  expect([await answer, runs(), gate.busy()]).toEqual([200, 1, 0]);
  expect(gate.abandoned()).toBe(0);
});

it('counts who goes without an answer', async () => {
  const barrier = gate.hold({ operation: 'submit', point: 'after-effect' });
  const leaving = new AbortController();
  const answer = submit({ signal: leaving.signal });
  await barrier.reached();
  expect(gate.abandoned()).toBe(0);
  leaving.abort();
  await answer;
  await until('it is noticed', () => gate.abandoned() > 0 || undefined);
  expect([gate.abandoned(), runs()]).toEqual([1, 1]);
  await gate.calm();
  expect(gate.abandoned()).toBe(0);
});

it('arms a second fault when the first has hit', async () => {
  gate.fault('submit', { kind: 'response-lost-after-effect' });
  gate.afterFault(() => gate.fault('search', { kind: 'malformed-body' }));
  expect([await search(), gate.pending().length]).toEqual([200, 1]);
  await submit();
  expect(gate.pending()).toMatchObject([{ kind: 'malformed-body', method: 'search' }]);
});

describe('after the call before', () => {
  const planAfterSecondStatus = (begin: () => void) =>
    gate.plan({ place: { label: 'status', nth: 2 }, begin });

  it('connections are refused', async () => {
    planAfterSecondStatus(() => gate.doorway.shut());
    expect([await status(), await status(), await submit()]).toEqual([200, 200, 'ECONNREFUSED']);
    await gate.doorway.reopen();
    expect([await submit(), runs(), gate.firstAfterOutage()?.operation]).toEqual([200, 1, 'submit']);
  });

  it('connections are reset', async () => {
    planAfterSecondStatus(() => gate.doorway.resetNext(1));
    await status();
    await status();
    expect([await submit(), gate.doorway.resetSoFar(), runs()]).toEqual([
      expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/),
      1,
      0,
    ]);
    expect(await submit()).toBe(200);
  });
});

it('the place before a call is found', () => {
  const seen = (...labels: string[]) =>
    labels.map((label) => ({
      at: 0,
      label,
      operation: label === 'POST /login' ? undefined : (label as 'status'),
      fault: undefined,
    }));
  expect(placeBefore('submit', seen('status', 'stop', 'status', 'submit'))).toEqual({
    label: 'status',
    nth: 2,
  });
  expect(placeBefore('status', seen('POST /login', 'status'))).toBeUndefined();
  expect(placeBefore('search', seen('status'))).toBeUndefined();
});
