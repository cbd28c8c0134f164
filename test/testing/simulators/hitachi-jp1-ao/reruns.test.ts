import { beginAt, endAll, invoke, read } from './jp1-ao';

afterEach(endAll);

describe('a retry', () => {
  it.each(['rerunStart', 'rerunStepStart'])('(%s) runs the same task again', async (action) => {
    const { simulator, clock } = await beginAt({ runsForMs: 100 });
    const id = simulator.addTask({ endsAs: 'failed' });
    clock.advance(100);
    expect(await invoke(simulator, id, action)).toBe(200);
    expect(await read(simulator, id)).toMatchObject({ status: 'inProgress' });
    clock.advance(100);
    expect(await read(simulator, id)).toMatchObject({ status: 'completed' });
    expect(simulator.runsStarted()).toEqual({ [id]: { count: 2, taskIds: [id] } });
    expect(simulator.task(id)).toMatchObject({ attempts: 2 });
  });

  it('keeps both times until it has ended', async () => {
    const { simulator, clock } = await beginAt({ runsForMs: 100 });
    const id = simulator.addTask({ endsAs: 'failed' });
    clock.advance(100);
    const before = await read(simulator, id);
    clock.advance(5_000);
    await invoke(simulator, id, 'rerunStart');
    const { startTime, completionTime } = before;
    expect(await read(simulator, id)).toMatchObject({ status: 'inProgress', startTime, completionTime });
    clock.advance(100);
    const after = await read(simulator, id);
    expect(after).toMatchObject({ status: 'completed', startTime });
    expect(after.completionTime).toBe('2015-08-07T19:00:45.225+0900');
  });

  it('is refused while it runs', async () => {
    const { simulator } = await beginAt();
    const id = simulator.addTask({ status: 'failed' });
    expect(await invoke(simulator, id, 'rerunStart')).toBe(200);
    expect(await invoke(simulator, id, 'rerunStart')).toBe(409);
    expect(simulator.runsStarted()[id]?.count).toBe(2);
  });

  it.each(['waiting', 'inProgress', 'terminating', 'completed', 'canceled'])(
    'is refused in %s',
    async (status) => {
      const { simulator } = await beginAt();
      const id = simulator.addTask({ status });
      expect(await invoke(simulator, id, 'rerunStart')).toBe(409);
      expect(await invoke(simulator, id, 'rerunStepStart')).toBe(409);
    },
  );

  it.each([
    ['stop', {}, 409],
    ['forceStop', {}, 200],
    ['stop', { stopLeavesFailedStep: true }, 200],
    ['forceStop', { forceStopLeavesFailedStep: false }, 409],
  ])('after %s with %j answers %d', async (action, settings, expected) => {
    const { simulator, clock } = await beginAt(settings);
    const id = simulator.addTask({});
    await invoke(simulator, id, action);
    clock.advance(30);
    expect(simulator.task(id)?.status).toBe('failed');
    expect(await invoke(simulator, id, 'rerunStart')).toBe(expected);
  });

  it('needs a failed step', async () => {
    const { simulator } = await beginAt();
    const id = simulator.addTask({ status: 'failed', failedStep: false });
    expect(await invoke(simulator, id, 'rerunStart')).toBe(409);
  });

  it('can be stopped like any run', async () => {
    const { simulator, clock } = await beginAt();
    const id = simulator.addTask({ status: 'failed', lastPlugIn: true, endsDuringStop: 'completed' });
    await invoke(simulator, id, 'rerunStart');
    expect(await invoke(simulator, id, 'stop')).toBe(200);
    clock.advance(30);
    expect(simulator.task(id)?.status).toBe('failed');
  });

  it('ends as told', async () => {
    const { simulator, clock } = await beginAt({ runsForMs: 10 });
    const id = simulator.addTask({ status: 'failed', retriesEndAs: 'failed' });
    await invoke(simulator, id, 'rerunStart');
    clock.advance(10);
    expect(simulator.task(id)?.status).toBe('failed');
  });

  it('is not for debug tasks', async () => {
    const { simulator } = await beginAt();
    const id = simulator.addTask({ status: 'failed', serviceState: 'debug' });
    for (const action of ['rerunStart', 'resubmit', 'archive']) {
      expect(await invoke(simulator, id, action)).toBe(409);
    }
  });
});

describe('the modify time', () => {
  it.each([
    ['status', '2015-08-07T19:00:40.125+0900'],
    ['edits', '2015-08-07T19:00:40.025+0900'],
  ] as const)('follows the %s', async (modifyTime, expected) => {
    const { simulator, clock } = await beginAt({ modifyTime, runsForMs: 100 });
    const id = simulator.addTask({});
    clock.advance(100);
    expect(await read(simulator, id)).toMatchObject({ modifyTime: expected });
  });
});
