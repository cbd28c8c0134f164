import { chainOf, missingFirstTasks, restartWatchOf } from '../../../src/systems/elecard-boro-vod/chain';
import { taskItem } from '../../../src/systems/elecard-boro-vod/task-item';

const task = (task_id: unknown, initial_task_id: unknown, status?: unknown) =>
  taskItem({ task_id, initial_task_id, status });
const chain = [task(72, 70, 'Running'), task(70, 70, 'Stalled'), task(71, 70, 'Stalled')];
const automatic = { attempts: 3, watch: 15_000 };

describe('automatic restarts', () => {
  it.each(['70', '71', '72'])('task %s leads to the last one', (id) => {
    expect(chainOf(id, chain)).toMatchObject({ last: { taskId: '72', status: 'Running' }, restarts: 2 });
  });

  it('compare ids as numbers', () => {
    expect(chainOf('99', [task(100, 99, 'Running'), task(99, 99, 'Stalled')])?.last.taskId).toBe('100');
  });

  it('are found though the first is left out', () => {
    expect(chainOf('70', [task('71', '70', 'Running')])).toMatchObject({
      last: { taskId: '71' },
      restarts: 1,
    });
  });

  it('do not mix with other chains', () => {
    expect(chainOf('80', [...chain, task(80, undefined, 'Canceled')])?.last).toMatchObject({
      status: 'Canceled',
    });
  });

  it('are not invented', () => {
    expect(chainOf('73', chain)).toBeUndefined();
  });

  it('take the item that has a status', () => {
    const twice = [task(70, 70, 'Running'), taskItem({ task_id: 70, error: 'Task not found' })];
    expect(chainOf('70', twice)?.last.status).toBe('Running');
  });

  it('never fall back on an earlier task', () => {
    expect(chainOf('70', [task(70, 70, 'Stalled'), task(71, 70)])?.last).toMatchObject({
      taskId: '71',
      status: undefined,
    });
  });

  it('ask for a first task that is missing', () => {
    expect(missingFirstTasks(['71', '80'], [task(71, 70, 'Stalled'), task(80, 80, 'Running')])).toEqual([
      '70',
    ]);
  });

  it('ask nothing twice', () => {
    expect(missingFirstTasks(['70'], [task(71, 70, 'Running')])).toEqual([]);
  });
});

describe('the restart watch', () => {
  const stalled = (...ids: number[]) => {
    const found = chainOf(
      '70',
      ids.map((id) => task(id, 70, 'Stalled')),
    );
    return found && restartWatchOf(found, automatic);
  };

  it('lasts while restarts are left', () => {
    expect([stalled(70), stalled(70, 71), stalled(70, 71, 72)]).toEqual([15_000, 15_000, 15_000]);
  });

  it('ends when the restarts are used up', () => {
    expect(stalled(70, 71, 72, 73)).toBeUndefined();
  });

  it('counts the first task that is not shown', () => {
    expect(stalled(71, 72, 73)).toBeUndefined();
  });

  it.each(['Canceled', 'Rejected', 'Completed', 'Running'])('does not concern %s', (status) => {
    const found = chainOf('70', [task(70, 70, status)]);
    expect(found && restartWatchOf(found, automatic)).toBeUndefined();
  });

  it('is off where nothing restarts', () => {
    const found = chainOf('70', [task(70, 70, 'Stalled')]);
    expect(found && restartWatchOf(found, false)).toBeUndefined();
  });
});
