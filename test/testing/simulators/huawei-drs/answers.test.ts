import { act, ask, begin, beginAt, endAll, JOB, OTHER_JOB, send } from './drs';

afterEach(endAll);

const STOP = `POST v5 jobs/${JOB}/stop`;

describe('an accepted call of v5', () => {
  it.each([
    ['minimal', { status: 'success' }],
    ['full', { id: JOB, name: 'orders', status: 'success' }],
    ['empty', {}],
  ] as const)('can have a %s body', async (actionBody, expected) => {
    const { simulator } = await beginAt({ actionBody });
    simulator.addTask({ id: JOB, name: 'orders' });
    expect(await ask(simulator, STOP, {})).toEqual([200, expected]);
  });

  it.each([
    ['as-documented', 'success', 'Success'],
    ['capitalised', 'Success', 'Success'],
    ['lower', 'success', 'success'],
  ] as const)('has words %s', async (statusWords, single, batch) => {
    const { simulator } = await beginAt({ statusWords });
    simulator.addTask({ id: JOB });
    expect(await act(simulator, JOB, 'stop', { pause_mode: 'all' })).toEqual([200, { status: single }]);
    const jobs = [{ job_id: JOB, action_name: 'terminate' }];
    expect(await ask(simulator, 'POST v5 jobs/action', { jobs })).toMatchObject([
      200,
      { jobs: [{ status: batch }] },
    ]);
  });
});

describe('a call that the status does not allow', () => {
  it.each([
    [
      '400',
      [400, { error_code: 'DRS.19999999', error_msg: 'The operation is not allowed in the current status.' }],
    ],
    [
      '200-failed',
      [
        200,
        {
          status: 'failed',
          error_code: 'DRS.19999999',
          error_msg: 'The operation is not allowed in the current status.',
        },
      ],
    ],
  ] as const)('is refused as %s', async (v5WrongState, expected) => {
    const { simulator } = await beginAt({ v5WrongState });
    simulator.addTask({ id: JOB, status: 'RELEASE_RESOURCE_COMPLETE' });
    expect(await ask(simulator, STOP, {})).toEqual(expected);
  });

  it('has the code that the settings name', async () => {
    const simulator = await begin({ v5WrongStateCode: 'DRS.10000024' });
    simulator.addTask({ id: JOB, status: 'RELEASE_RESOURCE_COMPLETE' });
    expect((await ask(simulator, STOP, {}))[1].error_code).toBe('DRS.10000024');
    expect(() => simulator.configure({ v5WrongStateCode: 'DRS.M00304' })).toThrow('eight digits');
  });

  it('keeps 400 for jobs that are not', async () => {
    const { simulator } = await beginAt({ v5WrongState: '200-failed' });
    expect((await ask(simulator, STOP, {}))[0]).toBe(400);
  });

  it('keeps 400 for a missing precheck', async () => {
    const { simulator } = await beginAt({ v5WrongState: '200-failed' });
    simulator.addTask({ id: JOB, status: 'CONFIGURATION' });
    const [status, answer] = await act(simulator, JOB, 'start');
    expect([status, answer.error_code]).toEqual([400, 'DRS.10010047']);
  });
});

describe('a busy job', () => {
  it.each([
    ['DRS.M01504', '400', 400],
    ['DRS.M01503', '400', 400],
    ['DRS.M01504', '200-failed', 200],
    ['DRS.10000001', '200-failed', 200],
  ] as const)('says %s (%s) for its first calls', async (busyCode, v5WrongState, expected) => {
    const { simulator } = await beginAt({ busyCalls: 2, busyCode, v5WrongState });
    simulator.addTask({ id: JOB });
    for (let call = 0; call < 2; call += 1) {
      const [status, answer] = await ask(simulator, STOP, {});
      expect([status, answer.error_code]).toEqual([expected, busyCode]);
    }
    expect(simulator.task(JOB)?.stopRequested).toBeNull();
    expect(await ask(simulator, STOP, {})).toEqual([200, { status: 'success' }]);
  });

  it('is a failed item of v3, whatever the settings', async () => {
    const { simulator } = await beginAt({ v3WrongState: '400' });
    simulator.addTask({ id: JOB, busyCalls: 1 });
    const jobs = [{ job_id: JOB, delete_type: 'terminate' }];
    const item = { id: JOB, status: 'failed', error_code: 'DRS.M01504' };
    expect(await ask(simulator, 'DELETE v3 jobs/batch-jobs', { jobs })).toMatchObject([
      202,
      { results: [item] },
    ]);
  });
});

describe('a language', () => {
  it.each([
    [{}, 'Job does not exist, please check job id.'],
    [{ 'x-language': 'en-us' }, 'Job does not exist, please check job id.'],
    [{ 'x-language': 'zh-cn' }, '任务不存在，请检查任务ID。'],
  ])('%j is spoken', async (headers, message) => {
    const { simulator } = await beginAt();
    const response = await send(simulator, STOP, { body: {}, headers });
    expect(await response.json()).toEqual({ error_code: 'DRS.10000010', error_msg: message });
  });

  it('is spoken in items, too', async () => {
    const { simulator } = await beginAt();
    const body = { jobs: [{ job_id: JOB }] };
    const response = await send(simulator, 'POST v5 jobs/batch-stop', {
      body,
      headers: { 'x-language': 'zh-cn' },
    });
    expect(await response.json()).toMatchObject({ jobs: [{ error_msg: '任务不存在，请检查任务ID。' }] });
  });
});

describe('a region', () => {
  it.each([
    ['v5', `GET v5 jobs/${JOB}?type=detail`, 'POST v3 jobs/batch-status'],
    ['v3', 'POST v3 jobs/batch-status', `GET v5 jobs/${JOB}?type=detail`],
  ])('can be without %s', async (generation, gone, there) => {
    const { simulator } = await beginAt({ [generation]: false });
    simulator.addTask({ id: JOB });
    const bodyFor = (line: string): unknown => (line.startsWith('POST') ? { jobs: [JOB] } : undefined);
    const [status, answer] = await ask(simulator, gone, bodyFor(gone));
    expect([status, answer]).toEqual([
      404,
      {
        error_code: 'APIGW.0101',
        error_msg: 'The API does not exist or has not been published in the environment',
        request_id: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
      },
    ]);
    expect((await ask(simulator, there, bodyFor(there)))[0]).toBe(200);
  });

  it.each(['GET v5 nothing', 'PATCH v5 jobs', 'GET v3 jobs/batch-status', 'POST iam v3/auth/nothing'])(
    'does not know %s',
    async (line) => {
      const { simulator } = await beginAt();
      const response = await send(simulator, line);
      expect([response.status, await response.json()]).toMatchObject([404, { error_code: 'APIGW.0101' }]);
      expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
    },
  );
});

describe('a body', () => {
  it('must be an object in JSON', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    for (const body of [[], 'text', 7])
      expect((await ask(simulator, STOP, body))[1].error_code).toBe('DRS.M00202');
    const response = await send(simulator, STOP, { body: {}, headers: { 'content-type': 'text/plain' } });
    expect(response.status).toBe(400);
    expect(simulator.task(JOB)?.stopRequested).toBeNull();
  });

  it('may be absent', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    expect((await send(simulator, STOP)).status).toBe(200);
  });
});

describe('an action', () => {
  it('without effect is accepted', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    expect(await act(simulator, JOB, 'create_compare')).toEqual([200, { status: 'success' }]);
    expect(simulator.task(JOB)?.history).toHaveLength(1);
  });

  it('must be known and for the same job', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB });
    expect((await act(simulator, JOB, 'explode'))[0]).toBe(400);
    const job = { job_id: OTHER_JOB, action_name: 'terminate' };
    expect((await ask(simulator, `POST v5 jobs/${JOB}/action`, { job }))[0]).toBe(400);
    expect(simulator.task(JOB)?.stopRequested).toBeNull();
  });

  it('on several jobs can be prechecks', async () => {
    const { simulator } = await beginAt();
    simulator.addTask({ id: JOB, name: 'orders', status: 'CONFIGURATION' });
    const jobs = [{ job_id: JOB, action_name: 'precheck', action_params: { precheck_mode: 'forStartJob' } }];
    const [status, answer] = await ask(simulator, 'POST v5 jobs/action', { jobs });
    expect([status, answer]).toEqual([
      202,
      { jobs: [{ id: JOB, name: 'orders', query_id: expect.any(String) as unknown }] },
    ]);
  });
});
