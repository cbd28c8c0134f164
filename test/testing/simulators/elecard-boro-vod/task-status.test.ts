import { beginAt, element, endAll, items, media } from '../boro-vod';
import type {
  BoroVodSimulatorOptions,
  BoroVodSimulator,
} from '../../../../src/testing/simulators/elecard-boro-vod';

afterEach(endAll);

/** A chain 1, 2, 3 whose last task runs. */
async function chain(options: BoroVodSimulatorOptions = {}): Promise<BoroVodSimulator> {
  const quick = { queuedForMs: 0, exploresForMs: 0, runsForMs: 10, restartDelayMs: 0 };
  const { simulator, clock } = await beginAt({ ...quick, ...options });
  simulator.addTask({ ...media, endsAs: 'Stalled' });
  clock.advance(25);
  return simulator;
}

async function ids(simulator: BoroVodSimulator, params: Record<string, unknown>): Promise<unknown[]> {
  return (await items(simulator, 'TaskStatus', params)).map((item) => item.task_id);
}

describe('TaskStatus', () => {
  it('has all members by default', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ ...media, name: 'mine', priority: 'high' });
    expect(await items(simulator, 'TaskStatus', { task_ids: 1 })).toEqual([
      {
        task_id: 1,
        initial_task_id: 1,
        status: 'Running',
        template_id: 1,
        uri: '/media/a.ts',
        name: 'mine',
        priority: 'high',
      },
    ]);
  });

  it('leaves out what the settings leave out', async () => {
    const { simulator } = await beginAt({ statusFields: ['uri'] });
    simulator.addTask(media);
    expect(await items(simulator, 'TaskStatus', { task_ids: 1 })).toEqual([
      { task_id: 1, initial_task_id: 1, status: 'Running', uri: '/media/a.ts' },
    ]);
  });

  it('shows results of completed tasks', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ ...media, status: 'Completed' });
    const [item] = await items(simulator, 'TaskStatus', { task_ids: 1 });
    expect(item?.test_results).toEqual({ total: 'passed' });
    const [detailed] = await items(simulator, 'TaskStatus', { task_ids: 1, detailed_test_results: true });
    expect(detailed?.test_results).toMatchObject({ file_summary: 'passed', total: 'passed' });
  });

  it.each([
    [undefined, [1, 2, 3]],
    ['all', [1, 2, 3]],
    ['first', [1]],
    ['last', [3]],
    ['exact', [2]],
  ])('answers restart_chain %s', async (word, expected) => {
    expect(await ids(await chain(), { task_ids: 2, restart_chain: word })).toEqual(expected);
  });

  it('may ignore restart_chain', async () => {
    const simulator = await chain({ honoursRestartChain: false });
    expect(await ids(simulator, { task_ids: 2, restart_chain: 'exact' })).toEqual([1, 2, 3]);
  });

  it('does not show a chain twice', async () => {
    expect(await ids(await chain(), { task_ids: [3, 1] })).toEqual([1, 2, 3]);
  });

  it('refuses an unknown restart_chain', async () => {
    expect(await element(await chain(), 'TaskStatus', { task_ids: 2, restart_chain: 'toString' })).toEqual({
      method: 'TaskStatus',
      errors: ['Invalid restart_chain'],
    });
  });

  it('lists what runs or waits for *', async () => {
    const { simulator } = await beginAt({ restart: false });
    for (const status of [
      'Scheduled',
      'Explore',
      'Running',
      'Completed',
      'Rejected',
      'Canceled',
      'Stalled',
    ]) {
      simulator.addTask({ ...media, status });
    }
    simulator.addTask({ ...media, projectId: 3 });
    expect(await ids(simulator, { task_ids: '*' })).toEqual([1, 2, 3]);
  });

  it.each([
    ['error', [{ task_id: 9, error: 'Task not found' }]],
    ['absent', []],
  ] as const)('answers an unknown id with %s', async (unknownTaskInStatus, expected) => {
    const { simulator } = await beginAt({ unknownTaskInStatus });
    expect(await items(simulator, 'TaskStatus', { task_ids: 9 })).toEqual(expected);
  });
});
