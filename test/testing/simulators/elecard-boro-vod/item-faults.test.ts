import { ask, begin, endAll, items, media } from '../boro-vod';
import type { BoroVodSimulator } from '../../../../src/testing/simulators/elecard-boro-vod';

afterEach(endAll);

async function threeTasks(): Promise<BoroVodSimulator> {
  const simulator = await begin();
  for (let count = 0; count < 3; count += 1) simulator.addTask(media);
  return simulator;
}

const stopAll = { task_ids: [1, 2, 3] };

describe('a fault of items', () => {
  it('shuffles them', async () => {
    const simulator = await threeTasks();
    simulator.fault({ kind: 'shuffled-items' });
    expect((await items(simulator, 'TaskStop', stopAll)).map((item) => item.task_id)).toEqual([2, 3, 1]);
    expect(simulator.ledger()[0]?.items?.map((item) => item.task_id)).toEqual([2, 3, 1]);
  });

  it('leaves out those named', async () => {
    const simulator = await threeTasks();
    simulator.fault({ kind: 'missing-items', ids: ['2'] });
    expect((await items(simulator, 'TaskStop', stopAll)).map((item) => item.task_id)).toEqual([1, 3]);
    expect(simulator.tasks().map(({ stopRequested }) => stopRequested)).toEqual([true, true, true]);
  });

  it('leaves out all', async () => {
    const simulator = await threeTasks();
    simulator.fault({ kind: 'missing-items' });
    expect(await items(simulator, 'TaskStop', stopAll)).toEqual([]);
  });

  it('changes the status of those named', async () => {
    const simulator = await threeTasks();
    simulator.fault({ kind: 'unknown-status', word: 'Pondering', ids: ['3'] });
    const found = await items(simulator, 'TaskStatus', stopAll);
    expect(found.map((item) => item.status)).toEqual(['Running', 'Running', 'Pondering']);
  });

  it('changes the status of all', async () => {
    const simulator = await threeTasks();
    simulator.fault({ kind: 'unknown-status', word: '' });
    const found = await items(simulator, 'TaskStatus', { task_ids: [1, 9] });
    expect(found).toMatchObject([{ status: '' }, { error: 'Task not found' }]);
    expect(found[1]).not.toHaveProperty('status');
  });
});

describe('method-errors', () => {
  it.each([
    ['reply-errors', { reply: [{ method: 'TaskStop', errors: ['No access', 'Really'] }] }],
    ['reply-error', { reply: [{ method: 'TaskStop', error: 'No access; Really' }] }],
    ['top-errors', { errors: ['No access', 'Really'] }],
    ['top-error', { error: 'No access; Really' }],
  ])('take the shape %s and do nothing', async (shape, reply) => {
    const simulator = await threeTasks();
    simulator.fault({ kind: 'method-errors', texts: ['No access', 'Really'], shape });
    expect(await ask(simulator, 'TaskStop', stopAll)).toEqual(reply);
    expect(simulator.tasks().some(({ stopRequested }) => stopRequested)).toBe(false);
    expect(simulator.ledger()).toMatchObject([
      { fault: 'method-errors', effects: [], items: null, errors: ['No access', 'Really'] },
    ]);
  });
});
