import { ask, BASIC, begin, endAll, invoke, read, send } from './jp1-ao';

afterEach(endAll);

describe('a version', () => {
  it.each([
    ['v10', '10-02-00'],
    ['v11', '11-00-00'],
    ['v12', '12-00-00'],
  ] as const)('%s says %s', async (version, productVersion) => {
    const simulator = await begin({ version });
    expect(await ask(simulator, 'GET configuration/version')).toEqual({
      productName: 'JP1/Automatic Operation',
      productVersion,
      apiVersion: '01.01.00',
    });
  });

  it('can say anything, or nothing', async () => {
    const simulator = await begin({ productVersion: '13-00-00' });
    expect(await ask(simulator, 'GET configuration/version')).toMatchObject({ productVersion: '13-00-00' });
    simulator.configure({ versionCall: false });
    expect((await send(simulator, 'GET configuration/version')).status).toBe(404);
  });

  it.each([
    ['v10', 404],
    ['v11', 200],
    ['v12', 200],
  ] as const)('%s answers a forced stop with %d', async (version, expected) => {
    const simulator = await begin({ version });
    const id = simulator.addTask({});
    expect((await send(simulator, `GET objects/Tasks/${id}/actions/forceStop`)).status).toBe(expected);
    expect(await invoke(simulator, id, 'forceStop')).toBe(expected);
  });

  it.each([
    ['v10', ['stop', 'resubmit', 'rerunStart', 'rerunStepStart']],
    ['v12', ['stop', 'forceStop', 'resubmit', 'rerunStart', 'rerunStepStart', 'archive']],
  ] as const)('%s lists its operations', async (version, names) => {
    const simulator = await begin({ version });
    const { data, count } = await ask(simulator, `GET objects/Tasks/${simulator.addTask({})}/actions`);
    expect((data as { name: string }[]).map(({ name }) => name)).toEqual(names);
    expect(count).toBe(names.length);
  });

  it('has its own word for groups', async () => {
    const simulator = await begin({ version: 'v10' });
    const id = simulator.addTask({ serviceGroupName: 'mine' });
    const old = await read(simulator, id);
    expect(old).toMatchObject({ resourceGroupName: 'mine' });
    expect(old).not.toHaveProperty('serviceGroupName');
    simulator.configure({ version: 'v12' });
    expect(await read(simulator, id)).toMatchObject({ serviceGroupName: 'mine' });
  });

  it.each([
    ['v10', 'Created'],
    ['v12', 'OK'],
  ] as const)('%s labels the 200 of an action %s', async (version, label) => {
    const simulator = await begin({ version });
    const line = `POST objects/Tasks/${simulator.addTask({})}/actions/stop/invoke`;
    expect((await send(simulator, line)).statusText).toBe(label);
  });
});

describe('the user', () => {
  it('is shown to itself', async () => {
    const simulator = await begin();
    const response = await send(simulator, 'GET user', { headers: { authorization: BASIC } });
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(await response.json()).toEqual({
      ...{ userName: 'system', accessPermission: ['Admin'], fullName: '', description: '', email: '' },
      resourceGroup: [
        {
          instanceID: 'Automation_RG_ALL',
          name: 'All Resource Groups',
          description: '',
          accessPermission: ['Admin'],
        },
      ],
    });
  });
});
