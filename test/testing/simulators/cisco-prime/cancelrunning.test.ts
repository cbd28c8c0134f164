import { begin, beginAt, endAll, onlyRun, put, runsOf, textOf } from './prime';

afterEach(endAll);

describe('cancelrunning', () => {
  it('is accepted first and cancels later', async () => {
    const { simulator, clock } = await beginAt({ stopTakesMs: 30 });
    const job = simulator.addTask({ run: { id: 15 } });
    expect(await put(simulator, 'cancelrunning', [15])).toEqual({ success: [15], failure: [] });
    clock.advance(29);
    const [before = {}] = await runsOf(simulator, job);
    expect(before).toMatchObject({ runStatus: 'RUNNING', results: '' });
    expect(before).not.toHaveProperty('resultStatus');
    expect(before).not.toHaveProperty('completionTime');
    clock.advance(1);
    expect(await runsOf(simulator, job)).toMatchObject([
      { runStatus: 'CANCELLED', resultStatus: 'CANCELLED', completionTime: '2017-05-16T18:20:01.710Z' },
    ]);
    clock.advance(1e9);
    expect(onlyRun(simulator, job).history.map(({ status }) => status)).toEqual(['RUNNING', 'CANCELLED']);
  });

  it('leaves the trigger alone', async () => {
    const { simulator, clock } = await beginAt();
    const job = simulator.addTask({ everyMs: 1000, run: { id: 15 } });
    await put(simulator, 'cancelrunning', [15]);
    clock.advance(1000);
    expect(simulator.task(job)?.status).toBe('SCHEDULED');
    expect(simulator.task(job)?.runs.map(({ status }) => status)).toEqual(['CANCELLED', 'CREATED']);
  });

  it('takes many runs at once', async () => {
    const { simulator } = await beginAt();
    const ids = Array.from({ length: 30 }, (_, index) => index + 1);
    for (const id of ids) simulator.addTask({ run: { id } });
    expect(await put(simulator, 'cancelrunning', ids)).toEqual({ success: ids, failure: [] });
  });

  it.each([
    ['CREATED', true],
    ['PENDING_EXECUTION', true],
    ['RUNNING', true],
    ['PAUSING', true],
    ['PAUSED', true],
    ['UNKNOWN', true],
    ['SOME_NEW_WORD', true],
    ['COMPLETED', false],
    ['CANCELLED', false],
    ['ABORTED', false],
    ['INTERRUPTED', false],
  ])('of a run that is %s: %s', async (status, accepted) => {
    const { simulator } = await beginAt();
    simulator.addTask({ run: { id: 15, status } });
    const lists = accepted ? { success: [15], failure: [] } : { success: [], failure: [15] };
    expect(await put(simulator, 'cancelrunning', [15])).toEqual(lists);
  });

  it('fails for an unknown run under 200', async () => {
    const { simulator } = await beginAt();
    const job = simulator.addTask({});
    expect(await put(simulator, 'cancelrunning', [99, Number(job)])).toEqual({
      success: [],
      failure: [99, Number(job)],
    });
    expect(simulator.ledger()).toMatchObject([
      { method: 'cancelrunning', effects: [], httpStatus: 200, items: [{ status: 'Failure' }, {}] },
    ]);
  });

  it.each([
    ['success', { success: [15], failure: [] }],
    ['unmentioned', { success: [], failure: [] }],
  ] as const)('of an ended run can be %s', async (cancelOfEnded, lists) => {
    const { simulator } = await beginAt({ cancelOfEnded });
    const job = simulator.addTask({ run: { id: 15, status: 'COMPLETED' } });
    expect(await put(simulator, 'cancelrunning', [15])).toEqual(lists);
    expect(onlyRun(simulator, job).status).toBe('COMPLETED');
  });

  it('can leave an unknown run unmentioned', async () => {
    const { simulator } = await beginAt({ cancelOfUnknown: 'unmentioned' });
    expect(await put(simulator, 'cancelrunning', [99])).toEqual({ success: [], failure: [] });
  });

  it('has no further effect when repeated', async () => {
    const { simulator, clock } = await beginAt({ stopTakesMs: 30 });
    const job = simulator.addTask({ run: { id: 15 } });
    await put(simulator, 'cancelrunning', [15]);
    clock.advance(20);
    expect(await put(simulator, 'cancelrunning', [15, 15])).toEqual({ success: [15], failure: [] });
    clock.advance(10);
    expect(onlyRun(simulator, job).status).toBe('CANCELLED');
    expect(await put(simulator, 'cancelrunning', [15])).toEqual({ success: [], failure: [15] });
    expect(simulator.ledger().map(({ effects }) => effects)).toEqual([['stop requested 15'], [], []]);
  });
});

describe('an accepted stop', () => {
  it('can lose to the end of the run', async () => {
    const { simulator, clock } = await beginAt({ stopTakesMs: 30, runsForMs: 20 });
    const job = simulator.addTask({ run: { id: 15 } });
    await put(simulator, 'cancelrunning', [15]);
    clock.advance(1000);
    expect(onlyRun(simulator, job)).toMatchObject({ status: 'COMPLETED', result: 'SUCCESS' });
    expect(onlyRun(simulator, job).history).toHaveLength(2);
  });

  it.each([
    [{ endsDuringStop: 'SUCCESS' }, 'COMPLETED', 'SUCCESS'],
    [{ endsDuringStop: 'FAILURE' }, 'COMPLETED', 'FAILURE'],
    [{ cancelFails: 'completed' }, 'COMPLETED', 'CANCELFAILED'],
    [{ cancelFails: 'goes-on' }, 'RUNNING', 'CANCELFAILED'],
    [{ stopTakesMs: null }, 'RUNNING', null],
  ] as const)('of %j comes to %s, %s', async (plan, status, result) => {
    const { simulator, clock } = await beginAt();
    const job = simulator.addTask({ ...plan, run: { id: 15 } });
    await put(simulator, 'cancelrunning', [15]);
    clock.advance(1000);
    expect(onlyRun(simulator, job)).toMatchObject({ status, result });
  });

  it('that failed can be asked again', async () => {
    const { simulator, clock } = await beginAt({ runsForMs: 100 });
    const job = simulator.addTask({ cancelFails: 'goes-on', run: { id: 15 } });
    await put(simulator, 'cancelrunning', [15]);
    clock.advance(50);
    expect(await put(simulator, 'cancelrunning', [15])).toEqual({ success: [15], failure: [] });
    expect(simulator.ledger()[1]?.effects).toEqual(['stop requested 15']);
    clock.advance(50);
    expect(onlyRun(simulator, job)).toMatchObject({ status: 'COMPLETED', result: 'SUCCESS' });
  });

  it('survives that the run begins', async () => {
    const { simulator, clock } = await beginAt({ createdForMs: 5, pendingForMs: 5, stopTakesMs: 30 });
    const job = simulator.addTask({ run: { id: 15, status: 'CREATED' } });
    await put(simulator, 'cancelrunning', [15]);
    clock.advance(30);
    expect(onlyRun(simulator, job).history.map(({ status }) => status)).toEqual([
      'CREATED',
      'PENDING_EXECUTION',
      'RUNNING',
      'CANCELLED',
    ]);
  });
});

describe('a payload', () => {
  it.each([
    ['{"jobRunOperationPayload":{"runIds":{"runId":[]}}}'],
    ['{"jobRunOperationPayload":{"runIds":""}}'],
    ['{"jobRunOperationPayload":{}}'],
    ['{"jobOperationPayload":{"jobIds":{"jobId":[15]}}}'],
    ['{"jobRunOperationPayload":{"runIds":{"runId":["x"]}}}'],
    ['{"jobRunOperationPayload":{"runIds":{"runId":15}}}'],
    ['{"jobRunOperationPayload":{"runIds":[{"runId":[15]}]}}'],
    ['nonsense'],
    ['[]'],
    [''],
  ])('is refused: %s', async (body) => {
    const simulator = await begin();
    simulator.addTask({ run: { id: 15 } });
    const line = 'PUT v3/op/jobService/cancelrunning.json';
    const [status, text] = await textOf(simulator, line, { body });
    expect([status, text]).toEqual([400, expect.stringContaining('"httpResponseCode":400')]);
    expect(simulator.ledger()).toMatchObject([{ method: 'cancelrunning', effects: [] }]);
  });

  it.each([
    ['v1', '[15]', 400],
    ['v1', '[15,25]', 200],
    ['v1', '15', 200],
    ['v2', '15', 200],
  ])('read the other way: %s %s gets %d', async (version, runId, expected) => {
    const simulator = await begin({ listOfOneInV1: 'refused', singleFromV2: 'accepted' });
    const body = `{"jobRunOperationPayload":{"runIds":{"runId":${runId}}}}`;
    const [status] = await textOf(simulator, `PUT ${version}/op/jobService/cancelrunning.json`, { body });
    expect(status).toBe(expected);
  });

  it('keeps all digits of an id', async () => {
    const simulator = await begin();
    const job = simulator.addTask({ run: { id: '9007199254740993' } });
    const body = '{"jobRunOperationPayload":{"runIds":{"runId":[9007199254740993]}}}';
    const [, text] = await textOf(simulator, 'PUT v4/op/jobService/cancelrunning.json', { body });
    expect(text).toContain('"success":{"success":[{"id":9007199254740993,');
    expect(onlyRun(simulator, job).stopRequested).toBe(true);
    const [, history] = await textOf(simulator, `GET v4/op/jobService/runhistory.json?jobId=${job}`);
    expect(history).toContain('"runId":9007199254740993,');
  });

  it('may have a virtual domain beside it', async () => {
    const simulator = await begin();
    simulator.addTask({ run: { id: 15 } });
    const body = '{"_ctx.domain":"ROOT-DOMAIN","jobRunOperationPayload":{"runIds":{"runId":[15]}}}';
    const [status] = await textOf(simulator, 'PUT v3/op/jobService/cancelrunning.json', { body });
    expect(status).toBe(200);
  });
});
