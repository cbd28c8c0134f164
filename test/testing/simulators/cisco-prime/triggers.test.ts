import { beginAt, endAll, historyOf, put } from './prime';

afterEach(endAll);

describe('a trigger', () => {
  it.each([
    ['suspend', 'SCHEDULED', 'SUSPENDED'],
    ['resume', 'SUSPENDED', 'SCHEDULED'],
    ['cancel', 'SCHEDULED', 'CANCELLED'],
    ['cancel', 'SUSPENDED', 'CANCELLED'],
  ] as const)('after %s is not %s but %s', async (action, status, after) => {
    const { simulator } = await beginAt();
    const job = simulator.addTask({ id: 15, status, everyMs: 1000 });
    expect(await put(simulator, action, [15])).toEqual({ success: [15], failure: [] });
    expect(simulator.task(job)).toMatchObject({ status: after, runs: [{ status: 'RUNNING' }] });
    expect(simulator.ledger()).toMatchObject([{ method: action, effects: [`${action} 15`] }]);
  });

  it.each([
    ['resume', 'CANCELLED'],
    ['suspend', 'CANCELLED'],
    ['suspend', 'COMPLETED'],
    ['resume', 'COMPLETED'],
    ['cancel', 'COMPLETED'],
    ['suspend', 'SUSPENDED'],
    ['resume', 'SCHEDULED'],
    ['cancel', 'CANCELLED'],
  ] as const)('cannot %s when %s', async (action, status) => {
    const { simulator } = await beginAt();
    const job = simulator.addTask({ id: 15, status, everyMs: 1000 });
    expect(await put(simulator, action, [15, 99])).toEqual({ success: [], failure: [15, 99] });
    expect(simulator.task(job)?.status).toBe(status);
  });

  it('can take a repetition for a success', async () => {
    const { simulator } = await beginAt({ repeatedTriggerChange: 'success' });
    simulator.addTask({ id: 15, status: 'SUSPENDED' });
    expect(await put(simulator, 'suspend', [15])).toEqual({ success: [15], failure: [] });
    expect(simulator.ledger()[0]?.effects).toEqual([]);
  });
});

describe('a recurring job', () => {
  it('starts its runs by the clock', async () => {
    const { simulator, clock } = await beginAt({ runsForMs: 100 });
    const job = simulator.addTask({ everyMs: 1000, run: null });
    expect(await historyOf(simulator, `jobId=${job}`)).toMatchObject([
      { jobStatus: 'SCHEDULED', nextRunTime: '2017-05-16T18:20:02.680Z', runInstances: '' },
    ]);
    clock.advance(3500);
    expect(simulator.task(job)?.runs.map(({ startTime, status }) => [startTime, status])).toEqual([
      ['2017-05-16T18:20:02.680Z', 'COMPLETED'],
      ['2017-05-16T18:20:03.680Z', 'COMPLETED'],
      ['2017-05-16T18:20:04.680Z', 'COMPLETED'],
    ]);
    expect(simulator.task(job)?.nextRunTime).toBe('2017-05-16T18:20:05.680Z');
    expect(simulator.runsStarted()[`job ${job}`]?.count).toBe(3);
  });

  it('can start months from now', async () => {
    const { simulator, clock } = await beginAt();
    const job = simulator.addTask({ nextRunTime: '2017-12-24T00:00:00Z', run: null });
    const wait = Date.parse('2017-12-24T00:00:00Z') - clock.now();
    clock.advance(wait - 1);
    expect(simulator.task(job)?.runs).toEqual([]);
    clock.advance(1);
    expect(simulator.task(job)?.runs).toHaveLength(1);
  });

  it('leaves out what it missed while suspended', async () => {
    const { simulator, clock } = await beginAt();
    const job = simulator.addTask({ id: 15, everyMs: 1000, run: null });
    await put(simulator, 'suspend', [15]);
    clock.advance(2500);
    expect(simulator.task(job)?.runs).toEqual([]);
    await put(simulator, 'resume', [15]);
    clock.advance(499);
    expect(simulator.task(job)?.runs).toEqual([]);
    clock.advance(1);
    expect(simulator.task(job)?.runs).toHaveLength(1);
  });

  it('never runs again when cancelled', async () => {
    const { simulator, clock } = await beginAt({ runsForMs: 10 });
    const job = simulator.addTask({ id: 15, everyMs: 1000 });
    await put(simulator, 'cancel', [15]);
    clock.advance(1e7);
    expect(simulator.task(job)).toMatchObject({ nextRunTime: null, runs: [{ status: 'COMPLETED' }] });
  });

  it('can show the time of the begun run', async () => {
    const { simulator, clock } = await beginAt({ nextRunTimeLagMs: 50 });
    const job = simulator.addTask({ everyMs: 1000, run: null });
    clock.advance(1000);
    const shown = async () => (await historyOf(simulator, `jobId=${job}`))[0]?.nextRunTime;
    expect(await shown()).toBe('2017-05-16T18:20:02.680Z');
    clock.advance(50);
    expect(await shown()).toBe('2017-05-16T18:20:03.680Z');
  });
});

describe('a one-off job', () => {
  it.each([
    ['fires', 1],
    ['skipped', 0],
  ] as const)('that was suspended at its time: %s', async (missedStart, runs) => {
    const { simulator, clock } = await beginAt({ missedStart });
    const job = simulator.addTask({ id: 15, run: null, nextRunTime: '2017-05-16T18:20:02Z' });
    await put(simulator, 'suspend', [15]);
    clock.advance(1000);
    expect(simulator.task(job)?.runs).toEqual([]);
    await put(simulator, 'resume', [15]);
    expect(simulator.task(job)?.runs).toHaveLength(runs);
    clock.advance(1000);
    expect(simulator.task(job)?.status).toBe('COMPLETED');
  });

  it('whose start was cancelled never runs', async () => {
    const { simulator, clock } = await beginAt();
    const job = simulator.addTask({ id: 15, run: null, nextRunTime: '2017-05-16T18:20:02Z' });
    expect(simulator.runsStarted()[simulator.task(job)?.work ?? '']?.count).toBe(1);
    await put(simulator, 'cancel', [15]);
    clock.advance(1e6);
    expect(simulator.task(job)?.runs).toEqual([]);
    expect(simulator.runsStarted()[simulator.task(job)?.work ?? '']?.count).toBe(0);
  });

  it.each(['PENDINGAPPROVAL', 'EXPIREDBEFOREAPPROVAL', 'UNDEFINED'])(
    'does not start when %s',
    async (status) => {
      const { simulator, clock } = await beginAt();
      const job = simulator.addTask({ status, run: null, nextRunTime: '2017-05-16T18:20:02Z' });
      clock.advance(1e6);
      expect(simulator.task(job)).toMatchObject({ status, runs: [] });
    },
  );
});
