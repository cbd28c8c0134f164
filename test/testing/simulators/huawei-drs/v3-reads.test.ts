import type { JsonObject } from '../../../../src/testing/simulators/kit';
import type { DrsSimulator } from '../../../../src/testing/simulators/huawei-drs';
import { ask, beginAt, endAll, JOB, OTHER_JOB } from './drs';

afterEach(endAll);

const STATUS = 'POST v3 jobs/batch-status';

function many(simulator: DrsSimulator, count: number): string[] {
  return Array.from({ length: count }, () => simulator.addTask({}));
}

async function countOf(simulator: DrsSimulator, jobs: string[], page?: JsonObject): Promise<unknown> {
  const [status, { results }] = await ask(simulator, STATUS, { jobs, ...(page && { page_req: page }) });
  return status === 200 ? (results as unknown[]).length : status;
}

describe('batch-status', () => {
  it('shows five of seven by default', async () => {
    const { simulator } = await beginAt();
    const jobs = many(simulator, 7);
    const [status, answer] = await ask(simulator, STATUS, { jobs });
    const results = jobs.slice(0, 5).map((id) => ({ id, status: 'INCRE_TRANSFER_STARTED' }));
    expect([status, answer]).toEqual([200, { count: 5, results }]);
  });

  it.each([
    [{ per_page: 0 }, 7],
    [{ per_page: 0, cur_page: 0 }, 7],
    [{ per_page: 100, cur_page: 1 }, 7],
    [{ cur_page: 2 }, 2],
    [{ cur_page: 3 }, 400],
    [{ cur_page: 0 }, 400],
    [{ per_page: 101 }, 400],
    [{ per_page: -1 }, 400],
  ])('with %j has %d', async (page, expected) => {
    const { simulator } = await beginAt();
    expect(await countOf(simulator, many(simulator, 7), page)).toBe(expected);
  });

  it('has an error_message for a job that is not', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    const [status, answer] = await ask(simulator, STATUS, { jobs: [OTHER_JOB, JOB] });
    expect([status, answer.results]).toEqual([
      200,
      [
        { id: OTHER_JOB, error_code: 'DRS.M00289', error_message: 'The task does not exist.' },
        { id: JOB, status: 'INCRE_TRANSFER_STARTED' },
      ],
    ]);
  });

  it.each([
    ['absent', [200, { count: 0, results: [] }]],
    ['400', [400, { error_code: 'DRS.M00289' }]],
  ] as const)('can have it %s', async (missingInBatchStatus, expected) => {
    const { simulator } = await beginAt({ missingInBatchStatus });
    expect(await ask(simulator, STATUS, { jobs: [JOB] })).toMatchObject(expected);
  });
});

describe('batch-detail', () => {
  it('is flat', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, name: 'orders', sourceEndpoint: [{ ip: '192.0.2.7' }] });
    expect(await ask(simulator, 'POST v3 jobs/batch-detail', { jobs: [JOB] })).toMatchObject([
      200,
      {
        count: 1,
        results: [
          {
            ...{ id: JOB, name: 'orders', db_use_type: 'sync', create_time: '2023-10-24 08:00:00' },
            source_endpoint: { ip: '192.0.2.7' },
          },
        ],
      },
    ]);
  });

  it('is a 400 with results for missing jobs', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, status: 'CREATE_FAILED' });
    const body = { jobs: [{ job_id: JOB, delete_type: 'delete' }] };
    expect((await ask(simulator, 'DELETE v3 jobs/batch-jobs', body))[0]).toBe(202);
    expect(await ask(simulator, 'POST v3 jobs/batch-detail', { jobs: [OTHER_JOB, JOB] })).toMatchObject([
      400,
      { results: [{ error_code: 'DRS.M00289' }, { error_code: 'DRS.M05004' }] },
    ]);
  });
});

describe('batch-progress', () => {
  it('is a 202 with names of its own', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    expect(await ask(simulator, 'POST v3 jobs/batch-progress', { jobs: [JOB] })).toMatchObject([
      202,
      {
        count: 1,
        results: [
          { job_id: JOB, progress: '100', incre_trans_delay: '0', transfer_status: 'INCRE_TRANSFER_STARTED' },
        ],
      },
    ]);
  });
});

it('batch-progress shows all of seven', async () => {
  const { simulator } = await beginAt();
  const jobs = many(simulator, 7);
  expect(await ask(simulator, 'POST v3 jobs/batch-progress', { jobs })).toMatchObject([202, { count: 7 }]);
  const body = { jobs, page_req: { per_page: 2 } };
  expect(await ask(simulator, 'POST v3 jobs/batch-progress', body)).toMatchObject([202, { count: 2 }]);
});

describe('the list of v3', () => {
  it('is a POST with filters', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, name: 'orders' });
    simulator.addTask({ name: 'other' });
    simulator.addTask({ name: 'orders-of-a-migration', jobType: 'migration' });
    const body = { cur_page: 1, per_page: 10, db_use_type: 'sync', name: 'ORDERS' };
    expect(await ask(simulator, 'POST v3 jobs', body)).toMatchObject([
      200,
      { total_record: 1, jobs: [{ id: JOB, name: 'orders', node_newFramework: false }] },
    ]);
    expect((await ask(simulator, 'POST v3 jobs', { cur_page: 1 }))[0]).toBe(400);
  });
});
