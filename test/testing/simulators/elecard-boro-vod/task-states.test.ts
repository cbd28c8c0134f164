import { beginAt, endAll, items, media } from '../boro-vod';

afterEach(endAll);

const stages = { queuedForMs: 10, exploresForMs: 20, runsForMs: 40, stopTakesMs: 30 };

describe('the life of a task', () => {
  it('goes from Scheduled to Completed', async () => {
    const { simulator, clock } = await beginAt(stages);
    const id = simulator.addTask({ ...media, status: 'Scheduled' });
    clock.advance(70);
    expect(simulator.task(id)?.history).toEqual([
      { at: '2024-05-01T12:00:00.000Z', status: 'Scheduled' },
      { at: '2024-05-01T12:00:00.010Z', status: 'Explore' },
      { at: '2024-05-01T12:00:00.030Z', status: 'Running' },
      { at: '2024-05-01T12:00:00.070Z', status: 'Completed' },
    ]);
  });

  it('is rejected instead of running', async () => {
    const { simulator, clock } = await beginAt(stages);
    const id = simulator.addTask({ ...media, status: 'Scheduled', endsAs: 'Rejected' });
    clock.advance(1000);
    expect(simulator.task(id)?.history.map(({ status }) => status)).toEqual([
      'Scheduled',
      'Explore',
      'Rejected',
    ]);
  });

  it('begins in Running unless told otherwise', async () => {
    const { simulator } = await beginAt();
    expect(simulator.task(simulator.addTask(media))).toMatchObject({
      status: 'Running',
      name: 'a.ts',
      priority: 'normal',
    });
  });

  it('stands still for null milliseconds', async () => {
    const { simulator, clock } = await beginAt();
    const id = simulator.addTask({ ...media, runsForMs: null });
    clock.advance(1e9);
    expect(simulator.task(id)?.status).toBe('Running');
  });

  it('goes on from a status that was set', async () => {
    const { simulator, clock } = await beginAt(stages);
    const id = simulator.addTask(media);
    simulator.setStatus(id, 'Explore');
    clock.advance(59);
    expect(simulator.task(id)?.status).toBe('Running');
    clock.advance(1);
    expect(simulator.task(id)?.status).toBe('Completed');
  });

  it('stands still in an unknown status', async () => {
    const { simulator, clock } = await beginAt(stages);
    const id = simulator.addTask(media);
    simulator.setStatus(id, 'Paused');
    clock.advance(1000);
    expect(await items(simulator, 'TaskStatus', { task_ids: Number(id) })).toMatchObject([
      { status: 'Paused' },
    ]);
  });

  it('refuses an id that is taken', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ ...media, id: '63' });
    expect(() => simulator.addTask({ ...media, id: 63 })).toThrow('There is already a task 63.');
    simulator.addTask({ ...media, id: 5 });
    expect(simulator.addTask(media)).toBe('64');
  });

  it('forgets a stop when it runs anew', async () => {
    const { simulator, clock } = await beginAt(stages);
    const id = simulator.addTask(media);
    await items(simulator, 'TaskStop', { task_ids: 1 });
    simulator.setStatus(id, 'Running');
    expect(simulator.task(id)?.stopRequested).toBe(false);
    clock.advance(1000);
    expect(simulator.task(id)?.status).toBe('Completed');
  });

  it('does nothing after close', async () => {
    const { simulator, clock } = await beginAt(stages);
    const id = simulator.addTask(media);
    await simulator.close();
    clock.advance(1000);
    expect(simulator.task(id)?.status).toBe('Running');
  });
});

describe('probes', () => {
  it('are given by priority, then by age', async () => {
    const { simulator, clock } = await beginAt({ ...stages, probes: 1 });
    simulator.addTask({ ...media, uri: '/busy' });
    const add = (priority: 'low' | 'normal' | 'immediate') =>
      simulator.addTask({ templateId: 1, uri: `/${priority}`, priority, status: 'Scheduled', runsForMs: 0 });
    const ids = [add('low'), add('normal'), add('normal'), add('immediate')];
    clock.advance(1000);
    const explored = ids.map((id) => simulator.task(id)?.history[1]?.at ?? '');
    const order = [...ids].sort((one, other) =>
      (explored[ids.indexOf(one)] ?? '').localeCompare(explored[ids.indexOf(other)] ?? ''),
    );
    expect(order).toEqual(['5', '3', '4', '2']);
  });

  it('pass over a task that left the queue', async () => {
    const { simulator, clock } = await beginAt({ probes: 0 });
    const id = simulator.addTask({ ...media, status: 'Scheduled' });
    clock.advance(1000);
    simulator.setStatus(id, 'Canceled');
    simulator.configure({ probes: null });
    expect(simulator.task(id)?.status).toBe('Canceled');
  });

  it('come with a change of the settings', async () => {
    const { simulator, clock } = await beginAt({ probes: 0 });
    const id = simulator.addTask({ ...media, status: 'Scheduled' });
    clock.advance(1000);
    expect(simulator.task(id)?.status).toBe('Scheduled');
    simulator.configure({ probes: null });
    expect(simulator.task(id)?.status).toBe('Explore');
  });
});
