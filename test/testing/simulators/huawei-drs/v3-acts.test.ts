import type { DrsSimulator } from '../../../../src/testing/simulators/huawei-drs';
import type { JsonObject } from '../../../../src/testing/simulators/kit';
import { ask, beginAt, endAll, JOB } from './drs';

afterEach(endAll);

function many(simulator: DrsSimulator, count: number): string[] {
  return Array.from({ length: count }, () => simulator.addTask({}));
}

describe('batch-jobs', () => {
  const END = 'DELETE v3 jobs/batch-jobs';

  it.each([
    ['terminate', 'stop'],
    ['force_terminate', 'force'],
  ])('%s is a %s', async (type, how) => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    await ask(simulator, END, { jobs: [{ job_id: JOB, delete_type: type }] });
    expect(simulator.task(JOB)?.stopRequested).toBe(how);
  });

  it('in a wrong state has failed items', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, status: 'RELEASE_RESOURCE_COMPLETE' });
    const other = simulator.addTask({});
    const jobs = [JOB, other].map((id) => ({ job_id: id, delete_type: 'terminate' }));
    expect(await ask(simulator, END, { jobs })).toMatchObject([
      202,
      {
        results: [
          { id: JOB, status: 'failed', error_code: 'DRS.M00304' },
          { id: other, status: 'success' },
        ],
      },
    ]);
  });

  it('can be a 400 that does nothing', async () => {
    const { simulator } = await beginAt({ v3WrongState: '400' });
    simulator.addTask({ id: JOB, status: 'RELEASE_RESOURCE_COMPLETE' });
    const other = simulator.addTask({});
    const jobs = [other, JOB].map((id) => ({ job_id: id, delete_type: 'terminate' }));
    const [status, answer] = await ask(simulator, END, { jobs });
    expect([status, answer.error_code]).toEqual([400, 'DRS.M00304']);
    expect(simulator.task(other)?.stopRequested).toBeNull();
  });

  it('refuses duplicates and other types', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    const job = { job_id: JOB, delete_type: 'terminate' };
    expect((await ask(simulator, END, { jobs: [job, job] }))[1].error_code).toBe('DRS.M00301');
    const other = { ...job, delete_type: 'roll_back_upgrade_active_standby' };
    expect((await ask(simulator, END, { jobs: [other] }))[0]).toBe(400);
    expect(simulator.task(JOB)?.stopRequested).toBeNull();
  });
});

describe('pause and retry', () => {
  it('pause a failed job and go on', async () => {
    const { simulator, clock } = await beginAt({ v5PausesFailed: false });
    simulator.addTask({ id: JOB, status: 'INCRE_TRANSFER_FAILED' });
    const pause = { jobs: [{ job_id: JOB, pause_mode: 'all' }] };
    expect((await ask(simulator, 'POST v3 jobs/batch-pause-task', pause))[0]).toBe(200);
    expect(simulator.task(JOB)?.status).toBe('PAUSING');
    const retry = { jobs: [{ job_id: JOB }] };
    expect(await ask(simulator, 'POST v3 jobs/batch-retry-task', retry)).toMatchObject([
      200,
      { count: 1, results: [{ id: JOB, status: 'success' }] },
    ]);
    clock.advance(20);
    expect(simulator.task(JOB)).toMatchObject({ status: 'INCRE_TRANSFER_STARTED', starts: 2 });
  });

  it('need a pause_mode', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    const [status] = await ask(simulator, 'POST v3 jobs/batch-pause-task', { jobs: [{ job_id: JOB }] });
    expect(status).toBe(400);
  });
});

describe('precheck and start', () => {
  it('lead from CONFIGURATION to a run', async () => {
    const { simulator, clock } = await beginAt({ connectionTest: true });
    simulator.addTask({ id: JOB, status: 'CONFIGURATION', connectionTested: false });
    const start = { jobs: [{ job_id: JOB }] };
    const refused = { results: [{ status: 'failed', error_code: 'DRS.M00300' }] };
    expect(await ask(simulator, 'POST v3 jobs/batch-starting', start)).toMatchObject([202, refused]);
    const ends = ['so', 'ta'].map((type) => ({ id: JOB, end_point_type: type }));
    expect((await ask(simulator, 'POST v3 jobs/batch-connection', { jobs: ends }))[0]).toBe(200);
    expect(await ask(simulator, 'POST v3 jobs/batch-starting', start)).toMatchObject([202, refused]);
    const check = { jobs: [{ job_id: JOB, precheck_mode: 'forStartJob' }] };
    const [, { results }] = await ask(simulator, 'POST v3 jobs/batch-precheck', check);
    const [{ precheck_id: id } = {}] = results as JsonObject[];
    clock.advance(20);
    expect(await ask(simulator, 'POST v3 jobs/batch-precheck-result', { jobs: [JOB] })).toMatchObject([
      200,
      { results: [{ precheck_id: id, result: true, process: '100%', total_passed_rate: '100%' }] },
    ]);
    expect(await ask(simulator, 'POST v3 jobs/batch-starting', start)).toMatchObject([
      202,
      { results: [{ id: JOB, status: 'success' }] },
    ]);
    expect(simulator.task(JOB)?.status).toBe('STARTJOBING');
  });

  it('take ten jobs at the most', async () => {
    const { simulator } = await beginAt();
    const jobs = many(simulator, 11).map((id) => ({ job_id: id, precheck_mode: 'forRetryJob' }));
    expect((await ask(simulator, 'POST v3 jobs/batch-precheck', { jobs: jobs.slice(1) }))[0]).toBe(202);
    expect((await ask(simulator, 'POST v3 jobs/batch-precheck', { jobs }))[0]).toBe(400);
  });

  it('have no result before the first', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    const [, { results }] = await ask(simulator, 'POST v3 jobs/batch-precheck-result', { jobs: [JOB] });
    expect(results).toMatchObject([{ error_code: 'DRS.M00002' }]);
  });
});

describe('batch-modification', () => {
  it('changes what it names', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, name: 'orders', status: 'CONFIGURATION', description: 'old' });
    const jobs = [
      { job_id: JOB, description: 'new', source_endpoint: { ip: '192.0.2.8', db_password: 'x' } },
    ];
    expect((await ask(simulator, 'PUT v3 jobs/batch-modification', { jobs }))[0]).toBe(202);
    expect(simulator.task(JOB)).toMatchObject({
      name: 'orders',
      description: 'new',
      passwordHashes: { length: 1 },
    });
  });
});
