import { ask, begin, beginAt, endAll, read, send } from './jp1-ao';

afterEach(endAll);

const STATUSES = [
  'waiting',
  'suspended',
  'inProgress',
  'waitingForResponse',
  'abnormalDetected',
  'terminating',
  'longRunning',
  'completed',
  'failed',
  'canceled',
];

describe('a status', () => {
  it.each([
    ['brief', 'v12', STATUSES],
    [
      'ui',
      'v12',
      [
        'Waiting',
        'Suspended',
        'In Progress',
        'Waiting for Input',
        'In Progress (with Error)',
        'In Progress (Terminating)',
        'Long Running',
        'Completed',
        'Failed',
        'Canceled',
      ],
    ],
    [
      'ui',
      'v10',
      [
        'Waiting',
        'Holding',
        'In Progress',
        'Waiting for Response',
        'Abnormal Detection',
        'Stopped',
        'In Progress',
        'Completed',
        'Failed',
        'Canceled',
      ],
    ],
  ] as const)('has the words of %s in %s', async (vocabulary, version, words) => {
    const { simulator } = await beginAt({ vocabulary, version });
    const shown = STATUSES.map(
      async (status) => (await read(simulator, simulator.addTask({ status }))).status,
    );
    expect(await Promise.all(shown)).toEqual(words);
  });

  it('can be any word', async () => {
    const { simulator } = await beginAt({ vocabulary: 'ui' });
    const id = simulator.addTask({});
    simulator.setStatus(id, 'Upside Down');
    expect(await read(simulator, id)).toMatchObject({ status: 'Upside Down' });
    simulator.setStatus(id, 'Waiting for Input');
    expect(simulator.task(id)?.status).toBe('waitingForResponse');
    expect(() => simulator.setStatus('1', 'failed')).toThrow('There is no task 1.');
  });
});

describe('the spelling', () => {
  it('of ids is switchable', async () => {
    const simulator = await begin({ schemaSpelling: 'instanceId' });
    const id = simulator.addTask({});
    const task = await read(simulator, id);
    expect(task).toMatchObject({ instanceId: 5381 });
    expect(task).not.toHaveProperty('instanceID');
    const result = await ask(simulator, `POST objects/Tasks/${id}/actions/stop/invoke`);
    expect(result.instanceId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each(['array', 'string', 'affectedResources'] as const)('of the result can be %s', async (form) => {
    const simulator = await begin({ affectedResource: form });
    const id = simulator.addTask({});
    const url = `${simulator.url}/Automation/v1/objects/Tasks/${id}`;
    const expected = {
      array: { affectedResource: [url] },
      string: { affectedResource: url },
      affectedResources: { affectedResources: [url] },
    };
    const result = await ask(simulator, `POST objects/Tasks/${id}/actions/stop/invoke`);
    expect(result).toMatchObject(expected[form]);
    expect(Object.keys(result).filter((name) => name.startsWith('affected'))).toHaveLength(1);
  });

  it.each([
    ['v12', 'by-version', { parameters: [] }],
    ['v10', 'by-version', { parameters: null }],
    ['v12', 'null', { parameters: null }],
    ['v10', 'list', { parameters: [] }],
    ['v12', 'absent', {}],
  ] as const)('of no parameters in %s can be %s', async (version, emptyParameters, expected) => {
    const simulator = await begin({ version, emptyParameters });
    const info = await ask(simulator, `GET objects/Tasks/${simulator.addTask({})}/actions/stop`);
    const members = Object.entries(info).filter(([name]) => name === 'parameters');
    expect(Object.fromEntries(members)).toEqual(expected);
  });

  it.each([
    ['as-seen', /\+0900$/, /\+09:00$/],
    ['colon', /\+09:00$/, /\+09:00$/],
    ['plain', /\+0900$/, /\+0900$/],
  ] as const)('of zones can be %s', async (zoneStyle, resource, result) => {
    const simulator = await begin({ zoneStyle });
    const id = simulator.addTask({});
    expect((await read(simulator, id)).submitTime).toMatch(resource);
    const { created } = await ask(simulator, `POST objects/Tasks/${id}/actions/stop/invoke`);
    expect(created).toMatch(result);
  });

  it.each([
    ['null', { completionTime: null }],
    ['empty', { completionTime: '' }],
    ['absent', {}],
  ] as const)('of a time that is not can be %s', async (unsetTimes, expected) => {
    const simulator = await begin({ unsetTimes });
    const task = await read(simulator, simulator.addTask({}));
    expect('completionTime' in task ? { completionTime: task.completionTime } : {}).toEqual(expected);
  });

  it('is in one line when asked', async () => {
    const simulator = await begin({ jsonLayout: 'compact' });
    const response = await send(simulator, `GET objects/Tasks/${simulator.addTask({})}/actions/stop`);
    expect(await response.text()).toMatch(
      /^\{"name":"stop","href":"[^"]+","method":"POST","parameters":\[\]\}$/,
    );
  });

  it('of links can have another origin', async () => {
    const simulator = await begin({ hrefOrigin: 'http://internal:22015' });
    const { href } = await ask(simulator, `GET objects/Tasks/${simulator.addTask({})}/actions/stop`);
    expect(href).toBe('http://internal:22015/Automation/v1/objects/Tasks/5381/actions/stop/invoke');
  });
});
