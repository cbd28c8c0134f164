import { begin, endAll, invoke, namesFound, send } from './jp1-ao';

afterEach(endAll);

/** A JavaScript number makes 9007199254740992 of it. */
const FIRST = '9007199254740993';

async function body(simulator: { readonly url: string }, line: string): Promise<string> {
  return (await send(simulator, line)).text();
}

describe('ids above 2^53', () => {
  it('keep all their digits', async () => {
    const simulator = await begin({ firstTaskId: FIRST, jsonLayout: 'compact' });
    expect(simulator.addTask({})).toBe(FIRST);
    const text = await body(simulator, `GET objects/Tasks/${FIRST}`);
    expect(text).toContain(`"instanceID":${FIRST},`);
    expect(text).toContain('"scheduleID":9007199255240993,');
    expect(text).not.toMatch(/ID":"/);
    expect(await body(simulator, 'GET objects/Tasks')).toContain(`"instanceID":${FIRST},`);
  });

  it('are told apart', async () => {
    const simulator = await begin({ firstTaskId: FIRST });
    const [one, other] = [simulator.addTask({ name: 'one' }), simulator.addTask({ name: 'other' })];
    expect([one, other]).toEqual([FIRST, '9007199254740994']);
    expect((await send(simulator, 'GET objects/Tasks/9007199254740992')).status).toBe(404);
    expect(await invoke(simulator, other, 'stop')).toBe(200);
    expect(simulator.task(one)?.status).toBe('inProgress');
    expect(await namesFound(simulator, { 'HQL::filter': `instanceID=${FIRST}` })).toEqual(['one']);
    expect(await namesFound(simulator, { 'HQL::filter': 'instanceID>9007199254740993' })).toEqual(['other']);
  });

  it('come back exactly, or not at all', async () => {
    const simulator = await begin({ firstTaskId: FIRST });
    const properties = [{ keyName: 'user', value: 'ann' }];
    const id = simulator.addTask({ status: 'failed', properties });
    const path = `objects/Tasks/${id}/actions/resubmit`;
    const info = await body(simulator, `GET ${path}`);
    expect(info).toContain('"instanceID" : 9007199255440993');
    expect((await send(simulator, `POST ${path}/invoke`, { body: info })).status).toBe(200);
    const rounded = JSON.stringify(JSON.parse(info));
    expect((await send(simulator, `POST ${path}/invoke`, { body: rounded })).status).toBe(400);
  });

  it('can be chosen as a text', async () => {
    const simulator = await begin();
    expect(simulator.addTask({ id: '9999999999999999' })).toBe('9999999999999999');
    expect(() => simulator.addTask({ id: 2 ** 53 })).toThrow('from 2^53 on, as a text');
    expect(() => simulator.addTask({ id: '9999999999999999' })).toThrow('There is already a task');
  });

  it('do not collide with chosen ones', async () => {
    const simulator = await begin({ firstTaskId: '7' });
    simulator.addTask({ id: '8' });
    expect([simulator.addTask({}), simulator.addTask({})]).toEqual(['7', '9']);
  });

  it.each(['0', '-1', '1.5', 'x', '', '9223372036854775807'])('do not begin with %j', async (firstTaskId) => {
    await expect(begin({ firstTaskId })).rejects.toThrow('firstTaskId must');
  });
});
