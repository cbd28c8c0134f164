import { act, ask, beginAt, endAll, JOB, show } from './drs';
import type { JsonObject } from '../../../../src/testing/simulators/kit';

afterEach(endAll);

const CLONE = 'POST v5 jobs/clone';
const REQUEST = { job_id: JOB, name: 'orders-again', task_version: '2.0' };

describe('a clone', () => {
  it('is a new job that is to be configured', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB, name: 'orders', status: 'RELEASE_RESOURCE_COMPLETE' });
    const [status, answer] = await ask(simulator, CLONE, REQUEST);
    expect([status, answer]).toEqual([
      202,
      {
        id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{7}jb[0-9a-z]{3}$/) as unknown,
        name: 'orders-again',
        status: 'CREATING',
        create_time: '2023-10-24T08:00:00Z',
        is_clone_job: 'true',
      },
    ]);
    clock.advance(1_000);
    const id = String(answer.id);
    expect(simulator.task(id)).toMatchObject({
      status: 'CONFIGURATION',
      sourceId: JOB,
      work: JOB,
      starts: 0,
    });
    expect(simulator.runsStarted()).toEqual({ [JOB]: { count: 1, taskIds: [JOB, id] } });
  });

  it('runs after a precheck and a start', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB, name: 'orders', status: 'RELEASE_RESOURCE_COMPLETE' });
    const [, { id }] = await ask(simulator, CLONE, REQUEST);
    clock.advance(20);
    expect((await act(simulator, String(id), 'start'))[0]).toBe(400);
    await act(simulator, String(id), 'precheck', { precheck_mode: 'forStartJob' });
    clock.advance(20);
    expect((await act(simulator, String(id), 'start'))[0]).toBe(200);
    clock.advance(20);
    expect(simulator.task(String(id))?.status).toBe('FULL_TRANSFER_STARTED');
    expect(simulator.runsStarted()).toEqual({ [JOB]: { count: 2, taskIds: [JOB, id] } });
  });

  it('of a taken name is refused, whatever its case', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, name: 'orders', status: 'RELEASE_RESOURCE_COMPLETE' });
    await ask(simulator, CLONE, REQUEST);
    const [status, answer] = await ask(simulator, CLONE, { ...REQUEST, name: 'Orders-AGAIN' });
    expect([status, answer.error_code]).toEqual([422, 'DRS.M00277']);
    expect(simulator.tasks()).toHaveLength(2);
  });

  it.each(['abc', '1orders', 'or ders', 'o'.repeat(51), 'orders.again'])('is not named %j', async (name) => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, name: 'orders' });
    expect((await ask(simulator, CLONE, { ...REQUEST, name }))[0]).toBe(400);
    expect(simulator.tasks()).toHaveLength(1);
  });

  it.each([
    ['INCRE_TRANSFER_STARTED', 202],
    ['PAUSING', 202],
    ['CREATING', 400],
    ['CREATE_FAILED', 400],
    ['CONFIGURATION', 400],
    ['WAITING_FOR_START', 400],
    ['STARTJOBING', 400],
  ])('from %s answers %d', async (status, expected) => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, status });
    expect((await ask(simulator, CLONE, REQUEST))[0]).toBe(expected);
    expect(simulator.tasks()).toHaveLength(expected === 202 ? 2 : 1);
  });

  it.each([
    [{ jobType: 'migration' }, {}],
    [{ cloneable: false }, {}],
    [{}, { clones: false }],
    [{}, { clonesEnded: false }],
  ])('is refused for %j with %j, and not offered', async (job, settings) => {
    const { simulator } = await beginAt(settings);
    simulator.addTask({ id: JOB, status: 'RELEASE_RESOURCE_COMPLETE', ...job });
    expect((await ask(simulator, CLONE, REQUEST))[0]).toBe(400);
    const [, { job_action: shown }] = await ask(simulator, `GET v5 jobs/${JOB}/actions`);
    expect((shown as JsonObject).unavailable_actions).toContain('CLONE');
  });

  it('of a job that is not is a 400', async () => {
    const { simulator } = await beginAt();
    const [status, answer] = await ask(simulator, CLONE, REQUEST);
    expect([status, answer.error_code]).toEqual([400, 'DRS.10000010']);
  });

  it('can be answered below job', async () => {
    const { simulator } = await beginAt({ createdShape: 'job' });
    simulator.addTask({ id: JOB });
    const [, answer] = await ask(simulator, CLONE, REQUEST);
    expect(answer).toMatchObject({ job: { name: 'orders-again', is_clone_job: 'true' } });
  });

  it('can fail to be created', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB, createFails: true });
    const [, { id }] = await ask(simulator, CLONE, REQUEST);
    clock.advance(20);
    expect(simulator.task(String(id))?.status).toBe('CREATE_FAILED');
  });

  it('shows late in lists when asked', async () => {
    const { simulator, clock } = await beginAt({ listLagMs: 50 });
    simulator.addTask({ id: JOB, name: 'orders' });
    await ask(simulator, CLONE, REQUEST);
    const list = 'GET v5 jobs?job_type=sync&name=orders-again';
    expect((await ask(simulator, list))[1]).toMatchObject({ total_count: 0 });
    clock.advance(50);
    expect((await ask(simulator, list))[1]).toMatchObject({ total_count: 1 });
  });

  it('can find its job busy first', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, busyCalls: 1 });
    expect((await ask(simulator, CLONE, REQUEST))[1].error_code).toBe('DRS.M01504');
    expect((await ask(simulator, CLONE, REQUEST))[0]).toBe(202);
  });

  it('is busy as the settings say, not as its source', async () => {
    const { simulator, clock } = await beginAt({ busyCalls: 1 });
    simulator.addTask({ id: JOB, busyCalls: 0 });
    const [, { id }] = await ask(simulator, CLONE, REQUEST);
    clock.advance(20);
    const precheck = { precheck_mode: 'forStartJob' };
    expect((await act(simulator, String(id), 'precheck', precheck))[1].error_code).toBe('DRS.M01504');
    expect((await act(simulator, String(id), 'precheck', precheck))[0]).toBe(202);
  });

  it('keeps the endpoints', async () => {
    const { simulator } = await beginAt();
    const target = { db_type: 'mysql', endpoint_role: 'ta', endpoint: { db_user: 'root' } };
    simulator.addTask({ id: JOB, targetEndpoint: [target] });
    const [, { id }] = await ask(simulator, CLONE, REQUEST);
    expect(await show(simulator, String(id))).toMatchObject({ target_endpoint: [target] });
  });
});
