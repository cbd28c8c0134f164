import { beginAt, element, endAll, items } from '../boro-vod';

afterEach(endAll);

const wish = { template_id: 1, uri: '/media/a.ts' };

describe('TaskStart', () => {
  it('answers a new task with its own chain', async () => {
    const { simulator } = await beginAt({ firstTaskId: 70 });
    const tasks = [{ ...wish, name: 'mine', priority: 'urgent' }, wish];
    expect(await items(simulator, 'TaskStart', { tasks })).toEqual([
      { task_id: 70, initial_task_id: 70, ...wish, name: 'mine', priority: 'urgent', errors: [] },
      { task_id: 71, initial_task_id: 71, ...wish, name: 'a.ts', priority: 'normal', errors: [] },
    ]);
    expect(simulator.task('70')).toMatchObject({ status: 'Scheduled', projectId: 2, origin: 'TaskStart' });
    expect(simulator.ledger()[0]?.effects).toEqual(['started 70', 'started 71']);
  });

  it('starts again when it is repeated', async () => {
    const { simulator } = await beginAt();
    await items(simulator, 'TaskStart', { tasks: [wish] });
    await items(simulator, 'TaskStart', { tasks: [wish] });
    expect(simulator.runsStarted()).toEqual({ '/media/a.ts': { count: 2, taskIds: ['1', '2'] } });
  });

  it('runs the new task', async () => {
    const { simulator, clock } = await beginAt();
    await items(simulator, 'TaskStart', { tasks: [wish] });
    clock.advance(40);
    expect(simulator.task('1')?.status).toBe('Running');
  });

  it.each([
    [{ uri: '/a' }, 'Invalid template_id'],
    [{ template_id: 9, uri: '/a' }, 'Template not found'],
    [{ template_id: 1 }, 'Invalid uri'],
    [{ ...wish, priority: 'soon' }, 'Invalid priority'],
    [{ ...wish, name: 7 }, 'Invalid name'],
    [null, 'Invalid template_id'],
  ])('refuses %j', async (task, error) => {
    const { simulator } = await beginAt({ templates: [1] });
    const [item] = await items(simulator, 'TaskStart', { tasks: [task] });
    expect(item).toMatchObject({ task_id: null, initial_task_id: null, errors: [error] });
    expect(simulator.tasks()).toEqual([]);
  });

  it('may leave out the ids of failures', async () => {
    const { simulator } = await beginAt({ failedStartTaskId: 'absent' });
    const [item] = await items(simulator, 'TaskStart', { tasks: [{ template_id: 1 }] });
    expect(item).toEqual({ template_id: 1, errors: ['Invalid uri'] });
  });

  it('may leave out empty errors', async () => {
    const { simulator } = await beginAt({ emptyErrors: false });
    expect(await items(simulator, 'TaskStart', { tasks: [wish] })).not.toHaveProperty('0.errors');
  });

  it('needs a list of tasks', async () => {
    const { simulator } = await beginAt();
    expect(await element(simulator, 'TaskStart', { tasks: wish })).toMatchObject({
      errors: ['Invalid tasks'],
    });
  });
});
