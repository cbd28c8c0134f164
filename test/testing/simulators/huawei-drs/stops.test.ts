import { act, ask, beginAt, endAll, JOB, OTHER_JOB, show, wordsOf, calls } from './drs';

afterEach(endAll);

const STOP = `POST v5 jobs/${JOB}/stop`;

describe('a stop', () => {
  it('leads through its start to its end', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB });
    expect(await ask(simulator, STOP, {})).toEqual([200, { status: 'success' }]);
    expect(await show(simulator, JOB)).toMatchObject({ status: 'RELEASE_RESOURCE_STARTED' });
    clock.advance(30);
    expect(await show(simulator, JOB)).toMatchObject({ status: 'RELEASE_RESOURCE_COMPLETE' });
    expect(wordsOf(simulator, JOB)).toEqual([
      'INCRE_TRANSFER_STARTED',
      'RELEASE_RESOURCE_STARTED',
      'RELEASE_RESOURCE_COMPLETE',
    ]);
    expect(calls(simulator)[0]).toMatchObject({
      method: 'v5.stop',
      effects: [`stop ${JOB}`],
      httpStatus: 200,
    });
  });

  it.each([
    [{ is_force_stop: true }, 20],
    [{ is_force_stop: false }, 30],
  ])('(%j) takes %d ms', async (body, takes) => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB });
    await ask(simulator, STOP, body);
    clock.advance(takes - 1);
    expect(simulator.task(JOB)?.status).toBe('RELEASE_RESOURCE_STARTED');
    clock.advance(1);
    expect(simulator.task(JOB)?.status).toBe('RELEASE_RESOURCE_COMPLETE');
  });

  it.each([
    ['CREATING', 200],
    ['CONFIGURATION', 200],
    ['WAITING_FOR_START', 200],
    ['STARTJOBING', 200],
    ['FULL_TRANSFER_STARTED', 200],
    ['FULL_TRANSFER_FAILED', 200],
    ['INCRE_TRANSFER_STARTED', 200],
    ['INCRE_TRANSFER_FAILED', 200],
    ['PAUSING', 200],
    ['RELEASE_RESOURCE_FAILED', 200],
    ['REBUILD_NODE_STARTED', 200],
    ['SOME_NEW_WORD', 200],
    ['CREATE_FAILED', 400],
    ['RELEASE_RESOURCE_STARTED', 400],
    ['RELEASE_RESOURCE_COMPLETE', 400],
  ])('in %s answers %d', async (status, expected) => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, status });
    expect((await ask(simulator, STOP, {}))[0]).toBe(expected);
    if (expected === 400) expect(simulator.task(JOB)).toMatchObject({ status, stopRequested: null });
  });

  it('can fail and be forced then', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB, stopFails: true });
    await ask(simulator, STOP, {});
    clock.advance(30);
    expect(simulator.task(JOB)?.status).toBe('RELEASE_RESOURCE_FAILED');
    await ask(simulator, STOP, { is_force_stop: true });
    clock.advance(20);
    expect(simulator.task(JOB)?.status).toBe('RELEASE_RESOURCE_COMPLETE');
  });

  it('can show the failure before it for a while', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, status: 'RELEASE_RESOURCE_FAILED', staleReads: 2 });
    await ask(simulator, STOP, { is_force_stop: true });
    const shown = [];
    for (let read = 0; read < 3; read += 1) shown.push((await show(simulator, JOB)).status);
    expect(shown).toEqual(['RELEASE_RESOURCE_FAILED', 'RELEASE_RESOURCE_FAILED', 'RELEASE_RESOURCE_STARTED']);
  });

  it('ends what the status before would do', async () => {
    const { simulator, clock } = await beginAt({ stopTakesMs: 100 });
    simulator.addTask({ id: JOB, status: 'FULL_TRANSFER_STARTED', fullTransferMs: 50, failsAfterMs: 60 });
    await ask(simulator, STOP, {});
    clock.advance(99);
    expect(simulator.task(JOB)?.status).toBe('RELEASE_RESOURCE_STARTED');
  });

  it('can take for ever', async () => {
    const { simulator, clock } = await beginAt({ stopTakesMs: null });
    simulator.addTask({ id: JOB });
    await ask(simulator, STOP, {});
    clock.advance(1e9);
    expect(simulator.task(JOB)?.status).toBe('RELEASE_RESOURCE_STARTED');
  });

  it('can be followed by the deletion', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB, deletedAfterMs: 10 });
    await ask(simulator, STOP, {});
    clock.advance(40);
    const [status, answer] = await ask(simulator, `GET v5 jobs/${JOB}?type=detail`);
    expect([status, answer.error_code]).toEqual([400, 'DRS.10000010']);
  });

  it('comes too late for a job that ended', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB, endsAfterMs: 10 });
    clock.advance(10);
    expect(simulator.task(JOB)).toMatchObject({ status: 'RELEASE_RESOURCE_COMPLETE', stopRequested: null });
    expect((await ask(simulator, STOP, {}))[0]).toBe(400);
  });

  it('of a prepaid job is refused', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, chargingMode: 'period' });
    expect((await ask(simulator, STOP, {}))[0]).toBe(400);
    simulator.configure({ prepaidStop: 'accepted' });
    expect((await ask(simulator, STOP, {}))[0]).toBe(200);
  });

  it('can be accepted twice, without effect', async () => {
    const { simulator, clock } = await beginAt({ repeatedStop: 'accepted' });
    simulator.addTask({ id: JOB });
    await ask(simulator, STOP, {});
    clock.advance(20);
    expect(await ask(simulator, STOP, {})).toEqual([200, { status: 'success' }]);
    clock.advance(10);
    expect(simulator.task(JOB)?.status).toBe('RELEASE_RESOURCE_COMPLETE');
  });

  it('can be refused while the job starts', async () => {
    const { simulator } = await beginAt({ stopsWhileStarting: false });
    simulator.addTask({ id: JOB, status: 'STARTJOBING' });
    expect((await ask(simulator, STOP, {}))[0]).toBe(400);
  });

  it('needs a flag that is one', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    expect((await ask(simulator, STOP, { is_force_stop: 'true' }))[0]).toBe(400);
    expect(simulator.task(JOB)?.stopRequested).toBeNull();
  });
});

describe('other ways to stop', () => {
  it.each([
    [{}, 'stop'],
    [{ force_delete: true }, 'force'],
  ] as const)('terminate with %j is a %s', async (parameters, how) => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    expect((await act(simulator, JOB, 'terminate', parameters))[0]).toBe(200);
    expect(simulator.task(JOB)?.stopRequested).toBe(how);
  });

  it('batch-stop has an outcome for each', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, name: 'one' });
    const jobs = [{ job_id: OTHER_JOB }, { job_id: JOB, is_force_stop: true }];
    expect(await ask(simulator, 'POST v5 jobs/batch-stop', { jobs })).toMatchObject([
      200,
      {
        jobs: [
          { id: OTHER_JOB, status: 'failed', error_code: 'DRS.10000010' },
          { id: JOB, name: 'one', status: 'success' },
        ],
      },
    ]);
    expect(simulator.task(JOB)?.stopRequested).toBe('force');
  });

  it('batch-stop of nothing is an error', async () => {
    const { simulator } = await beginAt();
    expect((await ask(simulator, 'POST v5 jobs/batch-stop', { jobs: [] }))[0]).toBe(400);
  });
});
