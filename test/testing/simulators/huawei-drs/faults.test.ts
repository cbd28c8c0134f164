import type { DrsMethod, DrsSimulator } from '../../../../src/testing/simulators/huawei-drs';
import type { FaultRule, JsonObject } from '../../../../src/testing/simulators/kit';
import { ask, begin, calls, endAll, JOB, OTHER_JOB, send } from './drs';

afterEach(endAll);

const STOP = `POST v5 jobs/${JOB}/stop`;
const DETAIL = `GET v5 jobs/${JOB}?type=detail`;

async function withFault(rule: FaultRule<DrsMethod>): Promise<DrsSimulator> {
  const simulator = await begin({ stopTakesMs: null });
  simulator.addTask({ id: JOB });
  simulator.fault(rule);
  return simulator;
}

function status(simulator: DrsSimulator): string | undefined {
  return simulator.task(JOB)?.status;
}

describe('a fault', () => {
  it.each([
    ['response-lost-after-effect', 'RELEASE_RESOURCE_STARTED'],
    ['response-lost-before-effect', 'INCRE_TRANSFER_STARTED'],
  ] as const)('%s leaves %s', async (kind, after) => {
    const simulator = await withFault({ kind, method: 'v5.stop' });
    await expect(send(simulator, STOP, { body: {} })).rejects.toThrow('fetch failed');
    expect(status(simulator)).toBe(after);
    expect(calls(simulator)).toMatchObject([
      { method: 'v5.stop', fault: kind, answer: 'withheld', parameters: { id: JOB } },
    ]);
  });

  it('of a clone can lose the answer', async () => {
    const simulator = await withFault({ kind: 'response-lost-after-effect', method: 'v5.clone' });
    const body = { job_id: JOB, name: 'orders-again' };
    await expect(send(simulator, 'POST v5 jobs/clone', { body })).rejects.toThrow('fetch failed');
    expect(simulator.runsStarted()[JOB]?.taskIds).toHaveLength(2);
    expect((await ask(simulator, 'POST v5 jobs/clone', body))[1].error_code).toBe('DRS.M00277');
    expect(await ask(simulator, 'GET v5 jobs?job_type=sync&name=orders-again')).toMatchObject([
      200,
      { total_count: 1 },
    ]);
  });

  it.each([
    ['APIGW.0308', 429],
    ['APIGW.0613', 503],
    ['APIGW.0601', 500],
    ['DRS.M01503', 400],
    ['DRS.M01504', 400],
    ['DRS.M00004', 422],
    ['DRS.M00100', 403],
  ])('method-errors shaped %s is a %d', async (shape, expected) => {
    const simulator = await withFault({ kind: 'method-errors', texts: ['No.'], shape, method: 'v5.stop' });
    const [answered, answer] = await ask(simulator, STOP, {});
    expect([answered, answer]).toMatchObject([expected, { error_code: shape }]);
    expect(answer.error_msg).toContain('No.');
    expect('request_id' in answer).toBe(shape.startsWith('APIGW.'));
    expect(status(simulator)).toBe('INCRE_TRANSFER_STARTED');
  });

  it('method-errors without a shape is a 500', async () => {
    const simulator = await withFault({ kind: 'method-errors', texts: ['No.'], method: 'v5.detail' });
    expect(await ask(simulator, DETAIL)).toMatchObject([500, { error_code: 'APIGW.0601' }]);
  });

  it('can hit IAM in its own shape', async () => {
    const simulator = await withFault({
      kind: 'method-errors',
      texts: ['No.'],
      shape: 'IAM.503',
      method: 'iam.tokens',
    });
    const response = await fetch(`${simulator.url}/v3/auth/tokens`, { method: 'POST' });
    expect([response.status, await response.json()]).toMatchObject([503, { error: { code: 503 } }]);
  });

  it.each([
    [429, false, 'INCRE_TRANSFER_STARTED'],
    [503, true, 'RELEASE_RESOURCE_STARTED'],
  ])('%d (after effect: %s) leaves %s', async (httpStatus, afterEffect, after) => {
    const simulator = await withFault({
      kind: 'status',
      httpStatus,
      afterEffect,
      method: 'v5.stop',
      headers: { 'retry-after': '2' },
    });
    const response = await send(simulator, STOP, { body: {} });
    expect([response.status, response.headers.get('retry-after')]).toEqual([httpStatus, '2']);
    expect(status(simulator)).toBe(after);
  });

  it.each([
    ['malformed-body', 'in JSON'],
    ['truncated-body', 'terminated'],
  ] as const)('%s cannot be read', async (kind, message) => {
    const simulator = await withFault({ kind, method: 'v5.detail' });
    await expect((await send(simulator, DETAIL)).json()).rejects.toThrow(message);
  });

  it('html-200 is a page', async () => {
    const simulator = await withFault({ kind: 'html-200', method: 'v5.detail' });
    const response = await send(simulator, DETAIL);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html']);
  });

  it('wrong-content-type keeps the body', async () => {
    const simulator = await withFault({ kind: 'wrong-content-type', method: 'v5.detail' });
    const response = await send(simulator, DETAIL);
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect(await response.json()).toMatchObject({ job: { id: JOB } });
  });

  it('oversized-body is as large as asked', async () => {
    const simulator = await withFault({ kind: 'oversized-body', bytes: 300_000, method: 'v5.detail' });
    expect(await (await send(simulator, DETAIL)).text()).toHaveLength(300_000);
  });

  it('slow is late and right', async () => {
    const simulator = await withFault({ kind: 'slow', delayMs: 60, method: 'v5.detail' });
    await ask(simulator, `GET v5 jobs/${JOB}/actions`);
    const start = performance.now();
    expect(await ask(simulator, DETAIL)).toMatchObject([200, { job: { id: JOB } }]);
    expect(performance.now() - start).toBeGreaterThan(50);
  });

  it.each([
    [
      'unknown-status',
      { word: 'UPSIDE_DOWN' },
      [{ status: 'UPSIDE_DOWN' }, { status: 'INCRE_TRANSFER_STARTED' }],
    ],
    ['missing-items', {}, [{ id: OTHER_JOB }]],
  ] as const)('%s changes one item', async (kind, more, results) => {
    const simulator = await withFault({
      kind,
      ids: [JOB],
      method: 'v3.batch-status',
      ...more,
    } as FaultRule<DrsMethod>);
    simulator.addTask({ id: OTHER_JOB });
    const [, answer] = await ask(simulator, 'POST v3 jobs/batch-status', { jobs: [JOB, OTHER_JOB] });
    expect(answer.results).toMatchObject(results);
  });

  it('missing-items makes a job vanish', async () => {
    const simulator = await withFault({ kind: 'missing-items', method: 'v5.detail' });
    expect((await ask(simulator, DETAIL))[1].error_code).toBe('DRS.10000010');
    expect((await ask(simulator, DETAIL))[0]).toBe(200);
  });

  it('shuffled-items turns results', async () => {
    const simulator = await withFault({ kind: 'shuffled-items', method: 'v3.batch-jobs' });
    simulator.addTask({ id: OTHER_JOB });
    const jobs = [JOB, OTHER_JOB].map((id) => ({ job_id: id, delete_type: 'terminate' }));
    const [, { results }] = await ask(simulator, 'DELETE v3 jobs/batch-jobs', { jobs });
    expect((results as JsonObject[]).map(({ id }) => id)).toEqual([OTHER_JOB, JOB]);
  });

  it.each([
    ['before-effect', 'INCRE_TRANSFER_STARTED'],
    ['after-effect', 'RELEASE_RESOURCE_STARTED'],
  ] as const)('hold waits %s', async (point, meanwhile) => {
    const simulator = await withFault({ kind: 'hold', name: 'gate', point, method: 'v5.stop' });
    const answer = ask(simulator, STOP, {});
    await simulator.barrier('gate').reached();
    expect(status(simulator)).toBe(meanwhile);
    simulator.barrier('gate').release();
    expect(await answer).toEqual([200, { status: 'success' }]);
  });
});
