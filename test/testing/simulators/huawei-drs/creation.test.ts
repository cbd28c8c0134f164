import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../../src/testing/simulators/kit';
import { act, ask, beginAt, endAll, JOB, send, show } from './drs';

afterEach(endAll);

const PASSWORD = 'a-secret-of-the-database';

function endpoint(role: string): JsonObject {
  return {
    db_type: 'mysql',
    endpoint_role: role,
    endpoint: { ip: '192.0.2.7', db_user: 'root', db_password: PASSWORD },
  };
}

/** A request to create a job; the members that the document names. */
function request(name = 'orders-2'): { job: JsonObject } {
  const base = { name, job_type: 'sync', engine_type: 'mysql-to-mysql', job_direction: 'up' };
  return {
    job: {
      base_info: { ...base, task_type: 'FULL_INCR_TRANS', net_type: 'eip', charging_mode: 'on_demand' },
      source_endpoint: [endpoint('so')],
      target_endpoint: [endpoint('ta')],
      node_info: { spec: { node_type: 'high' }, vpc: { vpc_id: 'v', subnet_id: 's' } },
    },
  };
}

describe('a creation', () => {
  it('leads to CONFIGURATION', async () => {
    const { simulator, clock } = await beginAt();
    const [status, answer] = await ask(simulator, 'POST v5 jobs', request());
    expect([status, answer]).toMatchObject([
      202,
      { name: 'orders-2', status: 'CREATING', is_clone_job: 'false' },
    ]);
    clock.advance(20);
    const id = String(answer.id);
    expect(await show(simulator, id)).toMatchObject({
      status: 'CONFIGURATION',
      base_info: { name: 'orders-2', job_type: 'sync' },
      node_info: { spec: { node_type: 'high' } },
    });
    expect(simulator.runsStarted()).toEqual({ 'orders-2': { count: 0, taskIds: [id] } });
  });

  it('counts for the job whose name it begins with', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, name: 'orders', status: 'RELEASE_RESOURCE_COMPLETE' });
    const [, { id }] = await ask(simulator, 'POST v5 jobs', request('Orders-2'));
    expect(simulator.runsStarted()).toEqual({ [JOB]: { count: 1, taskIds: [JOB, id] } });
  });

  it('of a taken name is refused', async () => {
    const { simulator } = await beginAt();
    await ask(simulator, 'POST v5 jobs', request());
    const [status, answer] = await ask(simulator, 'POST v5 jobs', request());
    expect([status, answer.error_code]).toEqual([422, 'DRS.M00277']);
  });

  it.each(['name', 'job_type', 'engine_type', 'job_direction', 'task_type', 'net_type'])(
    'needs %s',
    async (member) => {
      const { simulator } = await beginAt();
      const body = request();
      const base = { ...(body.job.base_info as JsonObject), [member]: undefined };
      const [status, answer] = await ask(simulator, 'POST v5 jobs', {
        job: { ...body.job, base_info: base },
      });
      expect([status, answer.error_code]).toEqual([400, 'DRS.M00201']);
      expect(answer.error_msg).toContain(member);
    },
  );

  it('can be answered below job', async () => {
    const { simulator } = await beginAt({ createdShape: 'job' });
    const [, answer] = await ask(simulator, 'POST v5 jobs', request());
    expect(answer).toMatchObject({ job: { name: 'orders-2', status: 'CREATING' } });
  });

  it('in v3 has a result for each', async () => {
    const { simulator } = await beginAt();
    const job = {
      ...{ db_use_type: 'sync', name: 'orders-3', engine_type: 'mysql-to-mysql', job_direction: 'up' },
      ...{ net_type: 'eip', task_type: 'FULL_INCR_TRANS', source_endpoint: endpoint('so').endpoint },
    };
    const [status, answer] = await ask(simulator, 'POST v3 jobs/batch-creation', { jobs: [job, job] });
    expect([status, answer]).toMatchObject([
      202,
      {
        count: 2,
        results: [
          { name: 'orders-3', status: 'CREATING' },
          { status: 'failed', error_code: 'DRS.M00277' },
        ],
      },
    ]);
    expect(simulator.tasks()).toHaveLength(1);
  });
});

describe('a password', () => {
  it('never comes back and is kept as a hash', async () => {
    const { simulator } = await beginAt();
    const response = await send(simulator, 'POST v5 jobs', { body: request() });
    const { id } = (await response.json()) as { id: string };
    const update = { job: { base_info: {}, target_endpoint: [endpoint('ta')] } };
    expect((await ask(simulator, `PUT v5 jobs/${id}`, update))[0]).toBe(200);
    await act(simulator, id, 'network', { endpoints: [endpoint('so')] });
    const detail = await show(simulator, id);
    expect(detail.target_endpoint).toMatchObject([{ endpoint: { ip: '192.0.2.7', db_user: 'root' } }]);
    const everything = JSON.stringify([detail, simulator.ledger(), simulator.tasks()]);
    expect(everything).not.toContain(PASSWORD);
    const hash = `sha256:${createHash('sha256').update(PASSWORD).digest('hex').slice(0, 16)}`;
    expect(simulator.task(id)?.passwordHashes).toEqual([hash, hash, hash, hash]);
    expect(JSON.stringify(simulator.ledger())).toContain(hash);
  });

  it('of a seed or of other members never comes back', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({
      id: JOB,
      sourceEndpoint: [endpoint('so')],
      more: { node_info: { root_password: PASSWORD } },
    });
    const body = request();
    const job = { ...body.job, policy_config: { kafka_password: PASSWORD, filter_ddl: 'none' } };
    const [, { id }] = await ask(simulator, 'POST v5 jobs', { job });
    await ask(simulator, `PUT v5 jobs/${String(id)}`, { job: { source_endpoint: [endpoint('so')] } });
    const details = [await show(simulator, JOB), await show(simulator, String(id))];
    expect(details).toMatchObject([
      { source_endpoint: { length: 1 } },
      { policy_config: { filter_ddl: 'none' } },
    ]);
    expect(JSON.stringify(details)).not.toContain(PASSWORD);
  });

  it('in a query is kept as a hash, too', async () => {
    const { simulator } = await beginAt();
    await send(simulator, `GET v5 jobs?job_type=sync&db_password=${PASSWORD}`);
    expect(JSON.stringify(simulator.ledger())).not.toContain(PASSWORD);
  });

  it('in a body that cannot be read is not kept', async () => {
    const { simulator } = await beginAt();
    const response = await send(simulator, 'POST v5 jobs', { body: `"db_password": "${PASSWORD}"` });
    expect(response.status).toBe(400);
    expect(JSON.stringify(simulator.ledger())).not.toContain(PASSWORD);
  });
});

describe('a deletion', () => {
  it('is for ended jobs, and final', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    expect((await send(simulator, `DELETE v5 jobs/${JOB}`)).status).toBe(400);
    simulator.setStatus(JOB, 'RELEASE_RESOURCE_COMPLETE');
    const response = await send(simulator, `DELETE v5 jobs/${JOB}`);
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect((await ask(simulator, `GET v5 jobs/${JOB}?type=detail`))[1].error_code).toBe('DRS.10000010');
    expect((await ask(simulator, 'GET v5 jobs?job_type=sync'))[1].total_count).toBe(0);
    expect((await send(simulator, `DELETE v5 jobs/${JOB}`)).status).toBe(400);
    expect(simulator.task(JOB)?.deleted).toBe(true);
  });

  it('can be refused under 200', async () => {
    const { simulator } = await beginAt({ v5WrongState: '200-failed' });
    simulator.addTask({ id: JOB });
    expect(await ask(simulator, `DELETE v5 jobs/${JOB}`)).toMatchObject([200, { status: 'failed' }]);
  });

  it('of several answers for each', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, status: 'CREATE_FAILED' });
    const other = simulator.addTask({});
    expect(await ask(simulator, 'DELETE v5 jobs', { jobs: [other, JOB] })).toMatchObject([
      200,
      {
        jobs: [
          { id: other, status: 'failed' },
          { id: JOB, status: 'success' },
        ],
      },
    ]);
  });

  it('frees the name, and can be shown', async () => {
    const { simulator } = await beginAt({ deletedJobs: 'shown' });
    simulator.addTask({ id: JOB, name: 'orders-2', status: 'RELEASE_RESOURCE_COMPLETE' });
    await send(simulator, `DELETE v5 jobs/${JOB}`);
    expect((await show(simulator, JOB)).status).toBe('DELETED');
    expect((await ask(simulator, 'POST v5 jobs', request()))[0]).toBe(202);
  });
});

describe('name-validation', () => {
  it.each([
    ['orders-2', { is_valid: true }],
    ['ORDERS', { is_valid: false, error_code: 'DRS.M00277', error_msg: 'The task name already exists.' }],
    ['1', { is_valid: false, error_code: 'DRS.M00007', error_msg: 'Invalid parameter.' }],
  ])('of %s', async (name, expected) => {
    const { simulator } = await beginAt();
    simulator.addTask({ name: 'orders' });
    expect(await ask(simulator, 'POST v5 jobs/name-validation', { name, type: 'trans' })).toEqual([
      200,
      expected,
    ]);
  });
});
