import type { JsonObject } from '../../../../src/testing/simulators/kit';
import { ask, beginAt, endAll, JOB, OTHER_JOB, show } from './drs';

afterEach(endAll);

describe('the detail', () => {
  it('needs a type', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    const [status, answer] = await ask(simulator, `GET v5 jobs/${JOB}`);
    expect([status, answer.error_code]).toEqual([400, 'DRS.M00201']);
    expect((await ask(simulator, `GET v5 jobs/${JOB}?type=all`))[0]).toBe(400);
  });

  it.each([
    ['overview', ['id', 'status', 'create_time', 'base_info']],
    ['progress', ['id', 'progress_info']],
    ['log', ['id', 'total_count', 'logs']],
    ['compare', ['id']],
  ])('of type %s fills only that', async (type, members) => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    expect(Object.keys(await show(simulator, JOB, `type=${type}`))).toEqual(members);
  });

  it('shows how far the full phase is', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB, status: 'FULL_TRANSFER_STARTED', fullTransferMs: 1_000 });
    clock.advance(400);
    const { progress_info: info } = await show(simulator, JOB, 'type=progress');
    expect(info).toMatchObject({ progress: '40', task_mode: 'FULL_INCR_TRANS', process_time: '400' });
  });

  it('has a log of a level, in pages', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    simulator.setStatus(JOB, 'INCRE_TRANSFER_FAILED');
    const errors = await show(simulator, JOB, 'type=log&log_level=Error');
    expect(errors).toMatchObject({
      total_count: 1,
      logs: [{ level: 'Error', message: 'The task is INCRE_TRANSFER_FAILED.' }],
    });
    const page = await show(simulator, JOB, 'type=log&offset=1&limit=1');
    expect(page).toMatchObject({ total_count: 2, logs: [{ level: 'Info' }] });
  });

  it.each([
    ['first', '1698134400000'],
    ['latest', '1698134401000'],
    ['absent', undefined],
  ] as const)('tells the %s start', async (startTimeShown, expected) => {
    const { simulator, clock } = await beginAt({ startTimeShown });
    simulator.addTask({ id: JOB });
    clock.advance(1_000);
    simulator.setStatus(JOB, 'STARTJOBING');
    expect(((await show(simulator, JOB)).base_info as JsonObject).start_time).toBe(expected);
  });

  it('spells paused in two ways', async () => {
    const { simulator } = await beginAt({ pausedWord: 'PAUSEING' });
    simulator.addTask({ id: JOB, status: 'PAUSING' });
    expect((await show(simulator, JOB)).status).toBe('PAUSEING');
  });
});

it('a job of another project is not there', async () => {
  const { simulator } = await beginAt();
  simulator.addTask({ id: JOB, projectId: 'another' });
  expect((await ask(simulator, `GET v5 jobs/${JOB}?type=detail`))[1].error_code).toBe('DRS.10000010');
  expect((await ask(simulator, `POST v5 jobs/${JOB}/stop`, {}))[0]).toBe(400);
  expect(simulator.task(JOB)?.stopRequested).toBeNull();
});

describe('the list', () => {
  const LIST = 'GET v5 jobs?job_type=sync';

  async function namesIn(simulator: { url: string }, query: string): Promise<unknown[]> {
    const [, { jobs }] = await ask(simulator, `${LIST}${query}`);
    return (jobs as JsonObject[]).map(({ name }) => name);
  }

  it('needs a job_type', async () => {
    const { simulator } = await beginAt();
    for (const line of ['GET v5 jobs', 'GET v5 jobs?job_type=', 'GET v5 jobs?job_type=all']) {
      expect((await ask(simulator, line))[0]).toBe(400);
    }
  });

  it('has the newest first, ten at a time', async () => {
    const { simulator } = await beginAt();
    for (let number = 1; number <= 12; number += 1) simulator.addTask({ name: `job-${number}` });
    const [, answer] = await ask(simulator, LIST);
    expect(answer).toMatchObject({ total_count: 12, jobs: { length: 10 } });
    expect(await namesIn(simulator, '&offset=10&limit=1000')).toEqual(['job-2', 'job-1']);
    expect((await namesIn(simulator, '&sort_key=create_time&sort_dir=asc&limit=1'))[0]).toBe('job-1');
  });

  it.each(['&limit=0', '&limit=1001', '&offset=-1', '&sort_key=colour', '&sort_dir=up', '&status=PAUSING'])(
    'refuses %s',
    async (query) => {
      const { simulator } = await beginAt();
      expect((await ask(simulator, `${LIST}${query}`))[0]).toBe(400);
    },
  );

  it('finds names and ids, whatever the case', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, name: 'Orders' });
    simulator.addTask({ id: OTHER_JOB, name: 'orders-again' });
    simulator.addTask({ name: 'other' });
    expect(await namesIn(simulator, '&name=ORDERS')).toEqual(['orders-again', 'Orders']);
    expect(await namesIn(simulator, `&name=${JOB},${OTHER_JOB}`)).toEqual(['orders-again', 'Orders']);
    simulator.configure({ nameSearch: 'equals' });
    expect(await namesIn(simulator, '&name=ORDERS')).toEqual(['Orders']);
  });

  it('takes ten ids at the most', async () => {
    const { simulator } = await beginAt();
    const ids = Array.from({ length: 11 }, () => JOB);
    expect((await ask(simulator, `${LIST}&name=${ids.slice(1).join(',')}`))[0]).toBe(200);
    expect((await ask(simulator, `${LIST}&name=${ids.join(',')}`))[0]).toBe(400);
  });

  it('filters', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ name: 'failed', status: 'INCRE_TRANSFER_FAILED' });
    simulator.addTask({ name: 'vpn', netType: 'vpn', engineType: 'oracle-to-gaussdbv5' });
    simulator.addTask({ name: 'migration', jobType: 'migration' });
    simulator.addTask({ name: 'elsewhere', projectId: 'another' });
    expect(await namesIn(simulator, '')).toEqual(['vpn', 'failed']);
    expect(await namesIn(simulator, '&status=INCRE_TRANSFER_FAILED')).toEqual(['failed']);
    expect(await namesIn(simulator, '&net_type=vpn&engine_type=oracle-to-gaussdbv5')).toEqual(['vpn']);
  });

  it('can take any status as a filter', async () => {
    const { simulator } = await beginAt({ strictListStatus: false });
    simulator.addTask({ name: 'paused', status: 'PAUSING' });
    expect(await namesIn(simulator, '&status=PAUSING')).toEqual(['paused']);
  });
});
