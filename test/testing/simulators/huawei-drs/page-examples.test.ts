import { beginAt, endAll, JOB, OTHER_JOB, PROJECT, send, tokenFor } from './drs';

afterEach(endAll);

describe('Stopping a Task, the page', () => {
  /** The page's request, with the two headers that it calls mandatory. */
  async function stopAsOnThePage(url: string) {
    const path = `/v5/${PROJECT}/jobs/${JOB}/stop`;
    expect(path).toBe('/v5/054ba152d480d55b2f5dc0069e7ddef0/jobs/c7debc9c-8e09-4a5d-8dd6-cc44f78jb20r/stop');
    return fetch(url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Auth-Token': await tokenFor({ url }) },
      body: '{\n  "is_force_stop" : true\n}',
    });
  }

  it('answers 200 with nothing but success', async () => {
    const { simulator, clock } = await beginAt();
    simulator.addTask({ id: JOB });
    const response = await stopAsOnThePage(simulator.url);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'success' });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
    clock.advance(20);
    expect(simulator.task(JOB)).toMatchObject({
      status: 'RELEASE_RESOURCE_COMPLETE',
      stopRequested: 'force',
    });
  });

  it('answers 400 for a job that is not', async () => {
    const { simulator } = await beginAt();
    const response = await stopAsOnThePage(simulator.url);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error_code: 'DRS.10000010',
      error_msg: 'Job does not exist, please check job id.',
    });
  });
});

describe('the batch action, its example', () => {
  it('has capitals and one failure under 200', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, name: 'DRS-3999-lws', status: 'PAUSING' });
    const jobs = [JOB, OTHER_JOB].map((id) => ({ job_id: id, action_name: 'restart', action_params: {} }));
    const response = await send(simulator, 'POST v5 jobs/action', { body: { jobs } });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      jobs: [
        { id: JOB, name: 'DRS-3999-lws', status: 'Success' },
        {
          id: OTHER_JOB,
          status: 'Failed',
          error_code: 'DRS.10000010',
          error_msg: 'Job does not exist, please check job id.',
        },
      ],
    });
  });
});

describe('the batch stop of v3, its example', () => {
  it('is mixed under 202', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, name: 'one' });
    simulator.addTask({ id: OTHER_JOB, name: 'other', busyCalls: 1 });
    const jobs = [JOB, OTHER_JOB].map((id) => ({ job_id: id, delete_type: 'terminate' }));
    const response = await send(simulator, 'DELETE v3 jobs/batch-jobs', { body: { jobs } });
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({
      count: 2,
      results: [
        { id: JOB, name: 'one', status: 'success' },
        {
          id: OTHER_JOB,
          name: 'other',
          status: 'failed',
          error_code: 'DRS.M01504',
          error_msg:
            'Another operation is being performed on the migration task or the migration task is abnormal. Try again later.',
        },
      ],
    });
    expect(simulator.task(OTHER_JOB)?.status).toBe('INCRE_TRANSFER_STARTED');
  });
});

describe('ShowActions, its example', () => {
  it('is that of a migration whose increment failed', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, jobType: 'migration', status: 'INCRE_TRANSFER_FAILED' });
    const response = await send(simulator, `GET v5 jobs/${JOB}/actions`);
    const always = ['CREATE', 'CHOOSE_OBJECT', 'PRE_CHECK', 'CHANGE_MODE'];
    const changes = ['MODIFY_DB_CONFIG', 'RESET_DB_PWD', 'MODIFY_CONFIGURATION'];
    const { job_action: shown } = (await response.json()) as { job_action: Record<string, string[]> };
    expect(shown.available_actions).toEqual([
      ...always,
      'FREE_RESOURCE',
      ...changes,
      'PAUSE',
      'RETRY',
      'RESET',
    ]);
    for (const word of ['START', 'CHANGE', 'DELETE', 'CLONE'])
      expect(shown.unavailable_actions).toContain(word);
  });
});
