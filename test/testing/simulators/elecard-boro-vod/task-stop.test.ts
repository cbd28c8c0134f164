import { beginAt, element, endAll, items, media } from '../boro-vod';

afterEach(endAll);

const sent = { status: 'Stop request was sent' };
const unavailable = { error: 'Stopping task is unavailable' };

describe('TaskStop', () => {
  it.each(['Scheduled', 'Explore', 'Completed', 'Rejected', 'Canceled', 'Stalled'])(
    'is refused in %s',
    async (status) => {
      const { simulator } = await beginAt();
      simulator.addTask({ ...media, status });
      expect(await items(simulator, 'TaskStop', { task_ids: 1 })).toEqual([{ task_id: 1, ...unavailable }]);
      expect(simulator.ledger()[0]?.effects).toEqual([]);
    },
  );

  it('cancels after a while, not at once', async () => {
    const { simulator, clock } = await beginAt({ stopTakesMs: 30 });
    const id = simulator.addTask(media);
    expect(await items(simulator, 'TaskStop', { task_ids: 1 })).toEqual([{ task_id: 1, ...sent }]);
    clock.advance(29);
    expect(simulator.task(id)).toMatchObject({ status: 'Running', stopRequested: true });
    clock.advance(1);
    expect(simulator.task(id)?.status).toBe('Canceled');
  });

  it('is harmless twice', async () => {
    const { simulator, clock } = await beginAt({ stopTakesMs: 30 });
    const id = simulator.addTask(media);
    await items(simulator, 'TaskStop', { task_ids: 1 });
    clock.advance(20);
    expect(await items(simulator, 'TaskStop', { task_ids: [1] })).toEqual([{ task_id: 1, ...sent }]);
    clock.advance(10);
    expect(simulator.task(id)?.status).toBe('Canceled');
    expect(simulator.ledger().map(({ effects }) => effects)).toEqual([['stop requested 1'], []]);
  });

  it.each(['Completed', 'Stalled'] as const)('loses the race against %s', async (endsDuringStop) => {
    const { simulator, clock } = await beginAt({ stopTakesMs: 30, restart: false });
    const id = simulator.addTask({ ...media, endsDuringStop });
    await items(simulator, 'TaskStop', { task_ids: 1 });
    clock.advance(1000);
    expect(simulator.task(id)?.status).toBe(endsDuringStop);
  });

  it('loses against an end on time', async () => {
    const { simulator, clock } = await beginAt({ runsForMs: 20, stopTakesMs: 30 });
    const id = simulator.addTask(media);
    await items(simulator, 'TaskStop', { task_ids: 1 });
    clock.advance(1000);
    expect(simulator.task(id)?.history.map(({ status }) => status)).toEqual(['Running', 'Completed']);
  });

  it('may come to nothing', async () => {
    const { simulator, clock } = await beginAt({ runsForMs: null });
    const id = simulator.addTask({ ...media, stopTakesMs: null });
    await items(simulator, 'TaskStop', { task_ids: 1 });
    clock.advance(1e9);
    expect(simulator.task(id)?.status).toBe('Running');
  });

  it('does not see tasks of other projects', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ ...media, projectId: 3 });
    expect(await items(simulator, 'TaskStop', { task_ids: 1 })).toEqual([{ task_id: 1, ...unavailable }]);
    expect(await items(simulator, 'TaskStop', { task_ids: 1, project_id: 3 })).toEqual([
      { task_id: 1, ...sent },
    ]);
  });

  it.each(['*', '63', [63, '64'], 1.5, null])('takes no task_ids like %j', async (ids) => {
    const { simulator } = await beginAt();
    expect(await element(simulator, 'TaskStop', { task_ids: ids })).toEqual({
      method: 'TaskStop',
      errors: ['Invalid task_ids'],
    });
  });
});
