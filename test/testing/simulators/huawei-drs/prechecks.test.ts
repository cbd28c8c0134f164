import type { DrsSimulator } from '../../../../src/testing/simulators/huawei-drs';
import type { JsonObject } from '../../../../src/testing/simulators/kit';
import { act, ask, beginAt, endAll, JOB, show } from './drs';

afterEach(endAll);

/** Begins a precheck and resolves with its query_id. */
async function precheck(simulator: DrsSimulator, mode: string): Promise<string> {
  const [status, answer] = await act(simulator, JOB, 'precheck', { precheck_mode: mode });
  expect(status).toBe(202);
  expect(Object.keys(answer)).toEqual(['query_id']);
  return String(answer.query_id);
}

async function resultOf(simulator: DrsSimulator, query: string): Promise<JsonObject> {
  const { precheck_result: result } = await show(simulator, JOB, `type=precheck&query_id=${query}`);
  return result as JsonObject;
}

describe('a precheck', () => {
  it('climbs to 100 % by its time', async () => {
    const { simulator, clock } = await beginAt({ precheckTakesMs: 100 });
    simulator.addTask({ id: JOB, status: 'CONFIGURATION' });
    const query = await precheck(simulator, 'forStartJob');
    const seen = [];
    for (let step = 0; step < 3; step += 1) {
      const { process, total_passed_rate: passed, result } = await resultOf(simulator, query);
      seen.push([process, passed, result]);
      clock.advance(50);
    }
    expect(seen).toEqual([
      ['0%', '0%', false],
      ['50%', '0%', false],
      ['100%', '100%', true],
    ]);
  });

  it('climbs by reads when asked', async () => {
    const { simulator, clock } = await beginAt({ precheckReads: 3 });
    simulator.addTask({ id: JOB, status: 'CONFIGURATION' });
    const query = await precheck(simulator, 'forStartJob');
    clock.advance(1_000);
    const seen = [];
    for (let read = 0; read < 4; read += 1) seen.push((await resultOf(simulator, query)).process);
    expect(seen).toEqual(['25%', '50%', '75%', '100%']);
  });

  it.each([
    ['PASSED', true, '100%'],
    ['ALARM', true, '100%'],
    ['FAILED', false, '75%'],
  ] as const)('can come out %s', async (precheckResult, result, rate) => {
    const { simulator, clock } = await beginAt({ precheckResult });
    simulator.addTask({ id: JOB, status: 'CONFIGURATION' });
    const query = await precheck(simulator, 'forStartJob');
    clock.advance(20);
    const shown = await resultOf(simulator, query);
    expect(shown).toMatchObject({ process: '100%', result, total_passed_rate: rate });
    expect((shown.precheck_results as JsonObject[]).at(-1)).toMatchObject({ result: precheckResult });
  });

  it('can take an alarm for a failure', async () => {
    const { simulator, clock } = await beginAt({ precheckResult: 'ALARM', alarmsPass: false });
    simulator.addTask({ id: JOB, status: 'CONFIGURATION' });
    await precheck(simulator, 'forStartJob');
    clock.advance(20);
    expect((await act(simulator, JOB, 'start'))[0]).toBe(400);
  });

  it('of another query is nothing', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    const [status, answer] = await ask(simulator, `GET v5 jobs/${JOB}?type=precheck&query_id=x`);
    expect([status, answer.error_code]).toEqual([422, 'DRS.M00002']);
  });
});

describe('a start', () => {
  it('needs a precheck that has passed', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB, status: 'CONFIGURATION' });
    const [status, answer] = await act(simulator, JOB, 'start');
    expect([status, answer.error_code]).toEqual([400, 'DRS.10010047']);
    await precheck(simulator, 'forStartJob');
    expect((await act(simulator, JOB, 'start'))[0]).toBe(400);
    clock.advance(20);
    expect((await act(simulator, JOB, 'start'))[0]).toBe(200);
    expect(simulator.task(JOB)).toMatchObject({ status: 'STARTJOBING', starts: 1 });
  });

  it('goes on when failed items are skipped', async () => {
    const { simulator, clock } = await beginAt({ precheckResult: 'FAILED' });
    simulator.addTask({ id: JOB, status: 'CONFIGURATION' });
    const query = await precheck(simulator, 'forStartJob');
    clock.advance(20);
    expect((await act(simulator, JOB, 'start'))[0]).toBe(400);
    const { precheck_results: results } = await resultOf(simulator, query);
    const failed = (results as JsonObject[])
      .filter(({ result }) => result === 'FAILED')
      .map(({ item }) => item);
    const skip = { skip_precheck_info: { skipped_precheck_list: failed, skip_reason: 'known' } };
    expect((await act(simulator, JOB, 'skip_precheck', skip))[0]).toBe(200);
    expect((await act(simulator, JOB, 'start'))[0]).toBe(200);
  });

  it('can need a connection test', async () => {
    const { simulator } = await beginAt({ connectionTest: true });
    const job = {
      id: JOB,
      status: 'CONFIGURATION',
      prechecked: 'forStartJob',
      connectionTested: false,
    } as const;
    simulator.addTask(job);
    const [status, answer] = await act(simulator, JOB, 'start');
    expect([status, answer.error_code]).toEqual([400, 'DRS.M00300']);
    await act(simulator, JOB, 'network');
    expect((await act(simulator, JOB, 'start'))[0]).toBe(200);
  });

  it('can fail', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB, status: 'CONFIGURATION', prechecked: 'forStartJob', startFails: true });
    await act(simulator, JOB, 'start');
    clock.advance(20);
    expect(simulator.task(JOB)?.status).toBe('START_JOB_FAILED');
  });
});

describe('a reset', () => {
  it('needs a precheck of its own each time', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({
      id: JOB,
      status: 'INCRE_TRANSFER_FAILED',
      prechecked: 'forStartJob',
      rerunsFailAfterMs: 0,
    });
    const [status, answer] = await act(simulator, JOB, 'reset');
    expect([status, answer.error_code]).toEqual([400, 'DRS.10010047']);
    await precheck(simulator, 'forRetryJob');
    clock.advance(20);
    expect((await act(simulator, JOB, 'reset'))[0]).toBe(200);
    clock.advance(20);
    expect(simulator.task(JOB)).toMatchObject({ status: 'FULL_TRANSFER_FAILED', starts: 2 });
    expect((await act(simulator, JOB, 'reset'))[0]).toBe(400);
  });

  it.each([
    [true, 200],
    [false, 400],
  ])('after another one (prechecks last: %s) answers %d', async (prechecksLast, expected) => {
    const { simulator, clock } = await beginAt({ prechecksLast });
    const checked = { status: 'INCRE_TRANSFER_FAILED', prechecked: 'forRetryJob' } as const;
    simulator.addTask({ id: JOB, ...checked, rerunsFailAfterMs: 0 });
    expect((await act(simulator, JOB, 'reset'))[0]).toBe(200);
    clock.advance(20);
    expect((await act(simulator, JOB, 'reset'))[0]).toBe(expected);
  });

  it.each([
    [true, 200],
    [false, 400],
  ])('of a paused job (%s) answers %d', async (resetsPaused, expected) => {
    const { simulator } = await beginAt({ resetsPaused });
    simulator.addTask({ id: JOB, status: 'PAUSING', prechecked: 'forRetryJob' });
    expect((await act(simulator, JOB, 'reset'))[0]).toBe(expected);
  });
});
