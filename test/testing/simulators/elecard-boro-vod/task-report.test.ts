import { beginAt, element, endAll, media } from '../boro-vod';
import type {
  BoroVodSimulator,
  BoroVodSimulatorOptions,
} from '../../../../src/testing/simulators/elecard-boro-vod';

afterEach(endAll);

/** 1 completed, 2 canceled, 3 running. */
async function threeTasks(options: BoroVodSimulatorOptions = {}): Promise<BoroVodSimulator> {
  const { simulator } = await beginAt(options);
  for (const status of ['Completed', 'Canceled', 'Running']) simulator.addTask({ ...media, status });
  return simulator;
}

describe('TaskReport', () => {
  it('has the members of page 4.3.10', async () => {
    const { result } = await element(await threeTasks(), 'TaskReport', { task_ids: 1 });
    expect(Object.keys((result as object[])[0] ?? {})).toEqual(
      (
        'task_id app_id template_id template_uri status uri name priority file_size container file_duration ' +
        'start start_unix analysis_duration task_report task_result task_page'
      ).split(' '),
    );
    expect(result).toMatchObject([
      { task_id: 1, template_id: 1, uri: '/media/a.ts', task_report: [{ report_format: 'PDF' }] },
    ]);
  });

  it('has an empty report of canceled tasks', async () => {
    expect(await element(await threeTasks(), 'TaskReport', { task_ids: [2] })).toMatchObject({
      result: [{ task_id: 2, status: 'Canceled', uri: '/media/a.ts', task_report: [] }],
      errors: [],
    });
  });

  it('may have an error for canceled tasks', async () => {
    const simulator = await threeTasks({ canceledReport: 'errors' });
    expect(await element(simulator, 'TaskReport', { task_ids: [1, 2] })).toMatchObject({
      result: [{ task_id: 1 }],
      errors: ['Report is unavailable for task 2'],
    });
  });

  it('has errors for running and unknown tasks', async () => {
    expect(await element(await threeTasks(), 'TaskReport', { task_ids: [3, 9] })).toEqual({
      method: 'TaskReport',
      result: [],
      errors: ['Report is unavailable for task 3', 'Task 9 not found'],
    });
  });

  it('reports all ended tasks for *', async () => {
    expect(await element(await threeTasks(), 'TaskReport', { task_ids: '*' })).toMatchObject({
      result: [{ task_id: 1 }, { task_id: 2 }],
    });
  });

  it('may refuse *', async () => {
    const simulator = await threeTasks({ reportsAll: false });
    expect(await element(simulator, 'TaskReport', { task_ids: '*' })).toEqual({
      method: 'TaskReport',
      errors: ['Invalid task_ids'],
    });
  });

  it('may leave out empty errors', async () => {
    const simulator = await threeTasks({ emptyErrors: false });
    expect(await element(simulator, 'TaskReport', { task_ids: 1 })).not.toHaveProperty('errors');
  });
});
