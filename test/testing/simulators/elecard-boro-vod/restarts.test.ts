import { beginAt, endAll, items, media } from '../boro-vod';

afterEach(endAll);

const quick = { queuedForMs: 10, exploresForMs: 10, runsForMs: 10, stopTakesMs: 5, restartDelayMs: 10 };
const stalls = { ...media, endsAs: 'Stalled' } as const;

describe('the automatic restart', () => {
  it('makes three new tasks of one chain', async () => {
    const { simulator, clock } = await beginAt({ ...quick, firstTaskId: 63 });
    simulator.addTask(stalls);
    clock.advance(10_000);
    expect(simulator.tasks().map(({ id, initialTaskId, origin }) => [id, initialTaskId, origin])).toEqual([
      ['63', '63', 'test'],
      ['64', '63', 'automatic restart'],
      ['65', '63', 'automatic restart'],
      ['66', '63', 'automatic restart'],
    ]);
    expect(simulator.runsStarted()).toEqual({
      '/media/a.ts': { count: 4, taskIds: ['63', '64', '65', '66'] },
    });
  });

  it('waits before it comes', async () => {
    const { simulator, clock } = await beginAt(quick);
    simulator.addTask(stalls);
    clock.advance(19);
    expect(simulator.tasks()).toHaveLength(1);
    clock.advance(1);
    expect(simulator.tasks().map(({ status }) => status)).toEqual(['Stalled', 'Scheduled']);
  });

  it.each([
    [{ restart: false }, 1],
    [{ restartAttempts: 1 }, 2],
    [{ restartAttempts: 10 }, 11],
  ])('obeys %j', async (settings, count) => {
    const { simulator, clock } = await beginAt({ ...quick, ...settings });
    simulator.addTask(stalls);
    clock.advance(10_000);
    expect(simulator.tasks()).toHaveLength(count);
  });

  it.each([0, 11])('refuses %d attempts', async (restartAttempts) => {
    await expect(beginAt({ restartAttempts })).rejects.toThrow('must be a whole number from 1 to 10');
  });

  it('may succeed where the first task stalled', async () => {
    const { simulator, clock } = await beginAt(quick);
    simulator.addTask({ ...stalls, restartsEndAs: 'Completed' });
    clock.advance(10_000);
    expect(simulator.tasks().map(({ status }) => status)).toEqual(['Stalled', 'Completed']);
  });

  it('follows a stall during a stop', async () => {
    const { simulator, clock } = await beginAt({ ...quick, runsForMs: 100 });
    simulator.addTask({ ...media, endsDuringStop: 'Stalled' });
    await items(simulator, 'TaskStop', { task_ids: 1 });
    clock.advance(35);
    expect(simulator.tasks().map(({ status }) => status)).toEqual(['Stalled', 'Running']);
    await items(simulator, 'TaskStop', { task_ids: 2 });
    clock.advance(10_000);
    expect(simulator.tasks().map(({ status }) => status)).toEqual(['Stalled', 'Canceled']);
  });

  it('does not follow a cancellation', async () => {
    const { simulator, clock } = await beginAt(quick);
    simulator.addTask(media);
    await items(simulator, 'TaskStop', { task_ids: 1 });
    clock.advance(10_000);
    expect(simulator.tasks().map(({ status }) => status)).toEqual(['Canceled']);
  });
});
