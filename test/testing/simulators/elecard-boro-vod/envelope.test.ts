import { ask, begin, endAll, media, post } from '../boro-vod';

afterEach(endAll);

describe('the envelope', () => {
  it('answers every method in order, echoing ids', async () => {
    const simulator = await begin();
    simulator.addTask(media);
    const methods = [
      { method: 'TaskStatus', id: 7, params: { project_id: 2, task_ids: 9 } },
      { method: 'TaskStop', params: { project_id: 2, task_ids: 1 } },
      { method: 'TaskStop', id: 0, params: { project_id: 2, task_ids: [] } },
    ];
    const response = await post(simulator, JSON.stringify({ user_id: 1, methods }));
    expect(await response.json()).toEqual({
      reply: [
        { method: 'TaskStatus', id: 7, result: [{ task_id: 9, error: 'Task not found' }] },
        { method: 'TaskStop', result: [{ task_id: 1, status: 'Stop request was sent' }] },
        { method: 'TaskStop', id: 0, result: [] },
      ],
    });
    expect(simulator.ledger().map(({ number, request }) => [number, request])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
  });

  it.each([
    ['[]', 'Invalid request'],
    ['{"methods":[]}', 'Invalid user_id'],
    ['{"user_id":"1","methods":[{"method":"TaskStop"}]}', 'Invalid user_id'],
    ['{"user_id":1,"methods":[]}', 'Invalid methods'],
    ['{"user_id":1,"methods":[{"params":{}}]}', 'Invalid method'],
    ['{"user_id":1,"methods":[{"method":"TaskStop","id":"a"}]}', 'Invalid id'],
    ['{"user_id":1,"methods":[{"method":"TaskStop","params":[]}]}', 'Invalid params'],
  ])('refuses %s', async (body, error) => {
    const simulator = await begin();
    const response = await post(simulator, body);
    expect([response.status, await response.json()]).toEqual([200, { errors: [error] }]);
    expect(simulator.ledger()).toMatchObject([{ method: '(refused)', effects: [], answer: 'sent' }]);
  });

  it.each([
    [{ method: 'POST', path: '/ctrl_api/v1/json', type: 'application/json', body: '{' }, 400],
    [{ method: 'POST', path: '/ctrl_api/v1/json', type: 'text/plain', body: '{}' }, 400],
    [{ method: 'PUT', path: '/ctrl_api/v1/json', type: 'application/json', body: '{}' }, 405],
    [{ method: 'POST', path: '/ctrl_api/v1/xml', type: 'application/json', body: '{}' }, 404],
  ])('turns away %j with %d', async ({ method, path, type, body }, status) => {
    const { url } = await begin();
    const response = await fetch(url + path, { method, body, headers: { 'content-type': type } });
    expect(response.status).toBe(status);
  });
});

describe('an error of a whole call', () => {
  it.each([
    ['reply-errors', { reply: [{ method: 'TaskJump', errors: ['Method not found'] }] }],
    ['reply-error', { reply: [{ method: 'TaskJump', error: 'Method not found' }] }],
    ['top-errors', { errors: ['Method not found'] }],
    ['top-error', { error: 'Method not found' }],
  ] as const)('has the shape %s', async (errorShape, reply) => {
    const simulator = await begin({ errorShape });
    expect(await ask(simulator, 'TaskJump', {})).toEqual(reply);
  });

  it.each([
    [{ users: [2] }, 'User not found'],
    [{ projects: [1] }, 'Project not found'],
  ])('comes with %j', async (settings, error) => {
    const simulator = await begin(settings);
    simulator.addTask(media);
    expect(await ask(simulator, 'TaskStop', { task_ids: 1 })).toEqual({
      reply: [{ method: 'TaskStop', errors: [error] }],
    });
    expect(simulator.task('1')?.stopRequested).toBe(false);
  });

  it('comes without a project', async () => {
    const answer = await ask(await begin(), 'TaskStop', { project_id: '2', task_ids: 1 });
    expect(answer).toEqual({ reply: [{ method: 'TaskStop', errors: ['Invalid project_id'] }] });
  });
});

describe('extra fields', () => {
  it('stand in every object', async () => {
    const simulator = await begin({ extraFields: { trace: 'x' } });
    expect(await ask(simulator, 'TaskStop', { task_ids: 1 })).toEqual({
      reply: [
        {
          method: 'TaskStop',
          result: [{ task_id: 1, error: 'Stopping task is unavailable', trace: 'x' }],
          trace: 'x',
        },
      ],
      trace: 'x',
    });
  });
});
