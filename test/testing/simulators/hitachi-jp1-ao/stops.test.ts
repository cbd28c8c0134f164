import { virtualClock } from '../../../../src/testing/simulators/kit';
import { ask, begin, beginAt, endAll, invoke, read, send } from './jp1-ao';

afterEach(endAll);

/** A delay that a timer of Node can hold. */
function holdable(delay: number): number {
  if (delay < 2 ** 31) return delay;
  throw new Error(`Node would fire at once instead of after ${delay} ms.`);
}

describe('a task', () => {
  it('waits, runs and completes', async () => {
    const { simulator, clock } = await beginAt({ waitsForMs: 20, runsForMs: 100 });
    const id = simulator.addTask({ status: 'waiting' });
    clock.advance(20);
    expect(simulator.task(id)?.status).toBe('inProgress');
    clock.advance(100);
    expect(await read(simulator, id)).toMatchObject({
      status: 'completed',
      startTime: '2015-08-07T19:00:40.045+0900',
      completionTime: '2015-08-07T19:00:40.145+0900',
    });
  });

  it('fails with a step to retry', async () => {
    const { simulator, clock } = await beginAt();
    const id = simulator.addTask({ runsForMs: 10, endsAs: 'failed' });
    clock.advance(10);
    expect(simulator.task(id)).toMatchObject({ status: 'failed', hasFailedStep: true });
  });

  it('fails after an abnormal detection', async () => {
    const { simulator, clock } = await beginAt();
    const id = simulator.addTask({ status: 'abnormalDetected', runsForMs: 10 });
    clock.advance(10);
    expect(simulator.task(id)?.status).toBe('failed');
  });

  it('starts at a time months away', async () => {
    const clock = virtualClock('2015-08-07T00:00:00Z');
    const simulator = await begin({
      clock: { ...clock, after: (delay, action) => clock.after(holdable(delay), action) },
    });
    const schedule = { type: 'schedule', scheduledStartTime: '2015-12-24T00:00:00Z' } as const;
    const id = simulator.addTask({ status: 'waiting', schedule });
    const wait = Date.parse(schedule.scheduledStartTime) - clock.now();
    clock.advance(wait - 1);
    expect(simulator.task(id)?.status).toBe('waiting');
    clock.advance(1);
    expect(simulator.task(id)?.status).toBe('inProgress');
  });
});

describe('a stop', () => {
  it.each(['stop', 'forceStop'] as const)('(%s) leads through terminating to failed', async (action) => {
    const { simulator, clock } = await beginAt({ stopTakesMs: 30, forceStopTakesMs: 30 });
    const id = simulator.addTask({});
    expect(await invoke(simulator, id, action)).toBe(200);
    expect(await read(simulator, id)).toMatchObject({ status: 'terminating', completionTime: null });
    clock.advance(29);
    expect(simulator.task(id)?.status).toBe('terminating');
    clock.advance(1);
    expect(simulator.task(id)?.status).toBe('failed');
    clock.advance(100_000);
    expect(simulator.task(id)?.history.map(({ status }) => status)).toEqual([
      'inProgress',
      'terminating',
      'failed',
    ]);
  });

  it.each([
    ['stop', { lastPlugIn: true }, 'completed'],
    ['forceStop', { lastPlugIn: true }, 'failed'],
    ['stop', { endsDuringStop: 'completed' }, 'completed'],
    ['forceStop', { endsDuringStop: 'completed' }, 'completed'],
    ['stop', { endsDuringStop: 'failed' }, 'failed'],
  ] as const)('(%s) of %j ends %s', async (action, plan, end) => {
    const { simulator, clock } = await beginAt();
    const id = simulator.addTask(plan);
    await invoke(simulator, id, action);
    clock.advance(30);
    expect(simulator.task(id)?.status).toBe(end);
  });

  it('can stay terminating for ever', async () => {
    const { simulator, clock } = await beginAt();
    const id = simulator.addTask({ stopTakesMs: null });
    await invoke(simulator, id, 'stop');
    clock.advance(1e9);
    expect(simulator.task(id)?.status).toBe('terminating');
    await invoke(simulator, id, 'forceStop');
    clock.advance(20);
    expect(simulator.task(id)?.status).toBe('failed');
  });

  it.each([
    ['inProgress', 200, 200],
    ['waitingForResponse', 200, 200],
    ['abnormalDetected', 200, 200],
    ['longRunning', 200, 200],
    ['terminating', 409, 200],
    ['waiting', 409, 409],
    ['suspended', 409, 409],
    ['completed', 409, 409],
    ['failed', 409, 409],
    ['canceled', 409, 409],
    ['someNewWord', 409, 409],
  ])('in %s answers %d, forced %d', async (status, stop, forceStop) => {
    const { simulator } = await beginAt();
    const [one, other] = [simulator.addTask({ status }), simulator.addTask({ status })];
    expect(await invoke(simulator, one, 'stop')).toBe(stop);
    expect(await invoke(simulator, other, 'forceStop')).toBe(forceStop);
  });

  it.each(['longRunning', 'terminating'])('is strict about %s when asked', async (status) => {
    const { simulator } = await beginAt({ strictStops: true });
    const id = simulator.addTask({ status });
    expect(await invoke(simulator, id, 'stop')).toBe(409);
    expect(await invoke(simulator, id, 'forceStop')).toBe(409);
  });

  it('that conflicts changes nothing and says so', async () => {
    const simulator = await begin();
    const id = simulator.addTask({ status: 'completed' });
    const response = await send(simulator, `POST objects/Tasks/${id}/actions/stop/invoke`);
    expect(await response.json()).toEqual({
      errorSource: `${simulator.url}/Automation/v1/objects/Tasks/${id}/actions/stop/invoke`,
      message: `The operation stop cannot be performed in the status of the task ${id}.`,
      messageID: 'SIM-409-E',
      application: 'Automation',
    });
    expect(simulator.task(id)).toMatchObject({ status: 'completed', stopRequested: null });
    expect(simulator.ledger()).toMatchObject([
      { method: 'Tasks.stop.invoke', effects: [], items: null, httpStatus: 409 },
    ]);
  });

  it('shows late when sampling lags', async () => {
    const { simulator, clock } = await beginAt({ statusLagMs: 50 });
    const id = simulator.addTask({});
    clock.advance(50);
    await invoke(simulator, id, 'stop');
    expect(await read(simulator, id)).toMatchObject({ status: 'inProgress' });
    expect(await invoke(simulator, id, 'stop')).toBe(409);
    clock.advance(50);
    expect(await read(simulator, id)).toMatchObject({ status: 'terminating' });
    clock.advance(30);
    expect(await read(simulator, id)).toMatchObject({ status: 'failed' });
  });

  it('takes any body, or none', async () => {
    const simulator = await begin();
    for (const body of ['', '{"parameters":null}', '{}', '{\r\n}', 'not JSON']) {
      const id = simulator.addTask({});
      const line = `POST objects/Tasks/${id}/actions/forceStop/invoke`;
      expect(await ask(simulator, line, body)).toMatchObject({ state: 'success' });
    }
  });
});
