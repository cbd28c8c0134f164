import type { Jp1AoMethod, Jp1AoSimulator } from '../../../../src/testing/simulators/hitachi-jp1-ao';
import type { FaultRule } from '../../../../src/testing/simulators/kit';
import { begin, endAll, invoke, namesFound, read, send } from './jp1-ao';

afterEach(endAll);

const STOP = 'POST objects/Tasks/5381/actions/stop/invoke';
const SHOWN = 'GET objects/Tasks/5381';

async function withFault(rule: FaultRule<Jp1AoMethod>): Promise<Jp1AoSimulator> {
  const simulator = await begin({ stopTakesMs: null });
  simulator.addTask({});
  simulator.fault(rule);
  return simulator;
}

function status(simulator: Jp1AoSimulator): string | undefined {
  return simulator.task('5381')?.status;
}

describe('a fault', () => {
  it.each([
    ['response-lost-after-effect', 'terminating'],
    ['response-lost-before-effect', 'inProgress'],
  ] as const)('%s leaves the task %s', async (kind, after) => {
    const simulator = await withFault({ kind, method: 'Tasks.stop.invoke' });
    await expect(send(simulator, STOP)).rejects.toThrow('fetch failed');
    expect(status(simulator)).toBe(after);
    expect(simulator.ledger()).toMatchObject([
      { method: 'Tasks.stop.invoke', fault: kind, answer: 'withheld', parameters: { id: '5381' } },
    ]);
  });

  it.each([
    [412, false, 'inProgress'],
    [500, false, 'inProgress'],
    [500, true, 'terminating'],
  ])('%d (after effect: %s) leaves the task %s', async (httpStatus, afterEffect, after) => {
    const simulator = await withFault({ kind: 'status', httpStatus, afterEffect });
    const response = await send(simulator, STOP);
    expect([response.status, response.headers.get('content-type')]).toEqual([httpStatus, 'text/html']);
    expect(status(simulator)).toBe(after);
  });

  it('bursts and is over', async () => {
    const simulator = await withFault({ kind: 'status', httpStatus: 412, method: 'Tasks.get', times: 3 });
    const statuses = [];
    for (let call = 0; call < 4; call += 1) statuses.push((await send(simulator, SHOWN)).status);
    expect(statuses).toEqual([412, 412, 412, 200]);
  });

  it('hits only the call it names', async () => {
    const simulator = await withFault({ kind: 'status', httpStatus: 500, method: 'Tasks.resubmit.invoke' });
    expect((await send(simulator, SHOWN)).status).toBe(200);
    expect((await send(simulator, STOP)).status).toBe(200);
  });

  it('must name a call that exists', async () => {
    const rule = { kind: 'html-200', method: 'Tasks.pause.invoke' } as unknown as FaultRule<Jp1AoMethod>;
    await expect(withFault(rule)).rejects.toThrow('method must be one of Tasks.list, Tasks.get');
  });

  it.each([
    [undefined, 500],
    ['409', 409],
    ['401', 401],
  ])('method-errors (%s) is a %d of the vendor', async (shape, expected) => {
    const rule = { kind: 'method-errors', texts: ['No.'], ...(shape !== undefined && { shape }) } as const;
    const simulator = await withFault(rule);
    const response = await send(simulator, STOP);
    expect([response.status, await response.json()]).toMatchObject([
      expected,
      { message: 'No.', messageID: `SIM-${expected}-E`, application: 'Automation' },
    ]);
    expect(status(simulator)).toBe('inProgress');
  });

  it('slow is late and right', async () => {
    const simulator = await withFault({ kind: 'slow', delayMs: 60, drip: true });
    const start = performance.now();
    expect(await read(simulator, '5381')).toMatchObject({ status: 'inProgress' });
    expect(performance.now() - start).toBeGreaterThan(50);
  });

  it('malformed-body is half a text', async () => {
    const simulator = await withFault({ kind: 'malformed-body' });
    const text = await (await send(simulator, SHOWN)).text();
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  it('truncated-body ends with the connection', async () => {
    const simulator = await withFault({ kind: 'truncated-body' });
    await expect((await send(simulator, SHOWN)).text()).rejects.toThrow('terminated');
  });

  it('oversized-body is as large as asked', async () => {
    const simulator = await withFault({ kind: 'oversized-body', bytes: 300_000 });
    expect(await (await send(simulator, SHOWN)).text()).toHaveLength(300_000);
  });

  it('html-200 is a page', async () => {
    const simulator = await withFault({ kind: 'html-200' });
    const response = await send(simulator, SHOWN);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html']);
  });

  it('wrong-content-type keeps the body', async () => {
    const simulator = await withFault({ kind: 'wrong-content-type' });
    const response = await send(simulator, SHOWN);
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect(await response.json()).toMatchObject({ instanceID: 5381 });
  });

  it('unknown-status changes one task only', async () => {
    const simulator = await withFault({
      kind: 'unknown-status',
      word: 'upsideDown',
      ids: ['5382'],
      times: 2,
    });
    const other = simulator.addTask({});
    expect(await read(simulator, '5381')).toMatchObject({ status: 'inProgress' });
    expect(await read(simulator, other)).toMatchObject({ status: 'upsideDown' });
  });

  it('missing-items makes a task vanish', async () => {
    const simulator = await withFault({ kind: 'missing-items', ids: ['5381'], times: 2 });
    simulator.addTask({ name: 'other' });
    expect((await send(simulator, SHOWN)).status).toBe(404);
    expect(await namesFound(simulator, {})).toEqual(['other']);
    expect((await send(simulator, SHOWN)).status).toBe(200);
  });

  it('shuffled-items turns the list', async () => {
    const simulator = await begin();
    for (const name of ['a', 'b', 'c']) simulator.addTask({ name });
    simulator.fault({ kind: 'shuffled-items' });
    expect(await namesFound(simulator, {})).toEqual(['b', 'c', 'a']);
  });

  it.each([
    ['before-effect', 'inProgress'],
    ['after-effect', 'terminating'],
  ] as const)('hold waits %s', async (point, meanwhile) => {
    const simulator = await withFault({ kind: 'hold', name: 'gate', point });
    const answer = invoke(simulator, '5381', 'stop');
    await simulator.barrier('gate').reached();
    expect(status(simulator)).toBe(meanwhile);
    simulator.barrier('gate').release();
    expect(await answer).toBe(200);
    expect(status(simulator)).toBe('terminating');
  });
});
