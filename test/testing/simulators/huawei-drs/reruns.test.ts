import { virtualClock } from '../../../../src/testing/simulators/kit';
import { act, begin, beginAt, endAll, JOB, show, wordsOf } from './drs';

afterEach(endAll);

describe('a pause', () => {
  it('is over when the job is PAUSING', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB });
    expect(await act(simulator, JOB, 'stop', { pause_mode: 'target' })).toEqual([200, { status: 'success' }]);
    expect(simulator.task(JOB)).toMatchObject({ status: 'INCRE_TRANSFER_STARTED', pauseRequested: 'target' });
    clock.advance(20);
    expect(simulator.task(JOB)?.status).toBe('PAUSING');
    clock.advance(1e9);
    expect(simulator.task(JOB)?.status).toBe('PAUSING');
  });

  it('keeps other pauses out meanwhile, not stops', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB });
    await act(simulator, JOB, 'stop', { pause_mode: 'all' });
    const [status, answer] = await act(simulator, JOB, 'stop', { pause_mode: 'all' });
    expect([status, answer.error_code]).toEqual([400, 'DRS.M01504']);
    expect((await act(simulator, JOB, 'terminate'))[0]).toBe(200);
    clock.advance(100);
    expect(wordsOf(simulator, JOB)).not.toContain('PAUSING');
  });

  it.each([
    ['FULL_TRANSFER_STARTED', 200],
    ['FULL_TRANSFER_COMPLETE', 200],
    ['INCRE_TRANSFER_FAILED', 200],
    ['PAUSING', 400],
    ['CONFIGURATION', 400],
    ['RELEASE_RESOURCE_COMPLETE', 400],
  ])('in %s answers %d', async (status, expected) => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, status });
    expect((await act(simulator, JOB, 'stop', { pause_mode: 'all' }))[0]).toBe(expected);
  });

  it('of a failed job can be refused', async () => {
    const { simulator } = await beginAt({ v5PausesFailed: false });
    simulator.addTask({ id: JOB, status: 'INCRE_TRANSFER_FAILED' });
    expect((await act(simulator, JOB, 'stop', { pause_mode: 'all' }))[0]).toBe(400);
  });

  it('has two modes', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    expect((await act(simulator, JOB, 'stop', { pause_mode: 'half' }))[0]).toBe(400);
  });
});

describe('a restart', () => {
  it.each([
    ['PAUSING', 'full', 'FULL_TRANSFER_STARTED'],
    ['PAUSING', 'incremental', 'INCRE_TRANSFER_STARTED'],
    ['FULL_TRANSFER_FAILED', undefined, 'FULL_TRANSFER_STARTED'],
    ['INCRE_TRANSFER_FAILED', undefined, 'INCRE_TRANSFER_STARTED'],
  ] as const)('from %s (%s) goes on in %s', async (status, phase, running) => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB, status, ...(phase && { phase }) });
    expect(await act(simulator, JOB, 'restart')).toEqual([200, { status: 'success' }]);
    clock.advance(20);
    expect(wordsOf(simulator, JOB)).toEqual([status, 'STARTJOBING', running]);
    expect(simulator.runsStarted()).toEqual({ [JOB]: { count: 2, taskIds: [JOB] } });
  });

  it('after its effect is refused', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, status: 'PAUSING' });
    await act(simulator, JOB, 'restart');
    expect((await act(simulator, JOB, 'restart'))[0]).toBe(400);
    expect(simulator.runsStarted()[JOB]?.count).toBe(2);
  });

  it.each(['RELEASE_RESOURCE_COMPLETE', 'INCRE_TRANSFER_STARTED', 'CONFIGURATION', 'START_JOB_FAILED'])(
    'is not for %s',
    async (status) => {
      const { simulator } = await beginAt();
      simulator.addTask({ id: JOB, status });
      expect((await act(simulator, JOB, 'restart'))[0]).toBe(400);
    },
  );

  it('makes no child here', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, status: 'PAUSING' });
    expect((await act(simulator, JOB, 'restart', { is_sync_re_edit: true }))[0]).toBe(400);
  });
});

describe('a job', () => {
  it('fails in the phase it is in', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB, status: 'FULL_TRANSFER_STARTED', failsAfterMs: 50 });
    clock.advance(50);
    expect(simulator.task(JOB)?.status).toBe('FULL_TRANSFER_FAILED');
    await act(simulator, JOB, 'restart');
    clock.advance(1_000);
    expect(simulator.task(JOB)?.status).toBe('FULL_TRANSFER_STARTED');
  });

  it('can fail again after a restart', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB, status: 'INCRE_TRANSFER_FAILED', rerunsFailAfterMs: 30 });
    await act(simulator, JOB, 'restart');
    clock.advance(50);
    expect(simulator.task(JOB)?.status).toBe('INCRE_TRANSFER_FAILED');
  });

  it.each([
    ['FULL_INCR_TRANS', ['FULL_TRANSFER_COMPLETE', 'INCRE_TRANSFER_STARTED']],
    ['FULL_TRANS', ['FULL_TRANSFER_COMPLETE']],
  ] as const)('of type %s goes through its phases', async (taskType, later) => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB, status: 'FULL_TRANSFER_STARTED', taskType, fullTransferMs: 100 });
    clock.advance(1_000);
    expect(wordsOf(simulator, JOB)).toEqual(['FULL_TRANSFER_STARTED', ...later]);
  });

  it('ends by itself across its phases', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB, status: 'FULL_TRANSFER_STARTED', fullTransferMs: 40, endsAfterMs: 100 });
    clock.advance(99);
    expect(simulator.task(JOB)?.status).toBe('INCRE_TRANSFER_STARTED');
    clock.advance(1);
    expect(simulator.task(JOB)).toMatchObject({ status: 'RELEASE_RESOURCE_COMPLETE', stopRequested: null });
  });

  it('can be stale after a restart', async () => {
    const { simulator } = await beginAt({ staleReads: 1 });
    simulator.addTask({ id: JOB, status: 'PAUSING' });
    await act(simulator, JOB, 'restart');
    expect([(await show(simulator, JOB)).status, (await show(simulator, JOB)).status]).toEqual([
      'PAUSING',
      'STARTJOBING',
    ]);
  });
});

describe('a scheduled start', () => {
  it('waits, and counts when it begins', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB, status: 'CONFIGURATION', prechecked: 'forStartJob' });
    await act(simulator, JOB, 'start', { start_time: String(clock.now() + 1_000) });
    expect(simulator.task(JOB)).toMatchObject({ status: 'WAITING_FOR_START', starts: 0 });
    clock.advance(1_020);
    expect(simulator.task(JOB)).toMatchObject({ status: 'FULL_TRANSFER_STARTED', starts: 1 });
  });

  it('can be months away', async () => {
    const clock = virtualClock('2023-10-24T08:00:00Z');
    const simulator = await begin({
      clock: { ...clock, after: (delay, action) => clock.after(holdable(delay), action) },
    });
    simulator.addTask({ id: JOB, status: 'WAITING_FOR_START', startTime: '2024-03-01T00:00:00Z' });
    clock.advance(Date.parse('2024-02-29T23:59:59Z') - clock.now());
    expect(simulator.task(JOB)?.status).toBe('WAITING_FOR_START');
    clock.advance(1_000);
    expect(simulator.task(JOB)?.status).toBe('STARTJOBING');
  });
});

/** A delay that a timer of Node can hold. */
function holdable(delay: number): number {
  if (delay < 2 ** 31) return delay;
  throw new Error(`Node would fire at once instead of after ${delay} ms.`);
}
