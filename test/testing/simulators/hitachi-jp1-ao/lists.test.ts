import type { Jp1AoSimulator } from '../../../../src/testing/simulators/hitachi-jp1-ao';
import { ask, begin, beginAt, endAll, namesFound, read, send } from './jp1-ao';

afterEach(endAll);

async function withThree(): Promise<Jp1AoSimulator> {
  const { simulator } = await beginAt();
  const at = (day: string) => `2015-08-0${day}T03:00:00Z`;
  simulator.addTask({ name: 'a', status: 'failed', description: "it's 1", tags: 'x,y', startTime: at('1') });
  simulator.addTask({ name: 'b', status: 'failed', description: 'job 2', tags: 'y', startTime: at('2') });
  simulator.addTask({ name: 'c', serviceName: 'Backup', notes: 'Nightly Job', startTime: at('3') });
  return simulator;
}

describe('a filter', () => {
  it.each([
    ["status='failed'", ['a', 'b']],
    ["status eq 'failed'", ['a', 'b']],
    ["status <> 'failed'", ['c']],
    ["status != 'failed'", ['c']],
    ["status ne 'failed'", ['c']],
    ["status in ['inProgress', 'canceled']", ['c']],
    ["status not in ['inProgress']", ['a', 'b']],
    ["[name] = 'a'", ['a']],
    ["description starts 'job'", ['b']],
    ["description ends '1'", ['a']],
    ["description='it''s 1'", ['a']],
    ['instanceID > 5381', ['b', 'c']],
    ['instanceID ge 5382 and instanceID lt 5383', ['b']],
    ["name='a' or name='b' and status='inProgress'", ['a']],
    ["(name='a' or name='b') and status='failed'", ['a', 'b']],
    ["startTime >= '2015-08-02T12:00:00+09:00'", ['b', 'c']],
    ["startTime < '2015-08-02T12:00'", ['a']],
    ['toDo = false', ['a', 'b', 'c']],
    ['toDo = TRUE', []],
    ["completionTime gt '2000-01-01T00:00'", ['a', 'b']],
    ["completionTime ne '2000-01-01T00:00'", ['a', 'b', 'c']],
  ])('%s', async (filter, names) => {
    expect(await namesFound(await withThree(), { 'HQL::filter': filter })).toEqual(names);
  });

  it.each([
    'status',
    'status=',
    'status=failed',
    'colour=1',
    "instanceID='1'",
    'name=1',
    "status like 'f%'",
    "(name='a'",
    "name='a')",
    "name='a' name='b'",
    'name in []',
    "name='a",
    'name ~ 1',
    "instanceID starts '5'",
    "startTime > '2015-08-02'",
    "startTime > '2015-08-02T12:00:00.000+0900'",
    "=='a'",
  ])('refuses %s', async (filter) => {
    const query = new URLSearchParams({ 'HQL::filter': filter });
    const response = await send(await withThree(), `GET objects/Tasks?${query.toString()}`);
    expect([response.status, await response.json()]).toMatchObject([400, { messageID: 'SIM-400-E' }]);
  });
});

describe('a query', () => {
  it.each([
    [{ q: 'job' }, ['b', 'c']],
    [{ q: 'nightly BACK' }, ['c']],
    [{ q: 'nothing like it' }, []],
    [{ tags: 'y' }, ['a', 'b']],
    [{ tags: 'y,x' }, ['a']],
    [{ 'HQL::sortBy': 'name DESC' }, ['c', 'b', 'a']],
    [{ 'HQL::sortBy': 'status, startTime DESC' }, ['b', 'a', 'c']],
    [{ 'HQL::sortBy': 'completionTime DESC, name' }, ['a', 'b', 'c']],
    [{ 'HQL::offset': '1' }, ['b', 'c']],
    [{ 'HQL::offset': '1', 'HQL::count': '1' }, ['b']],
    [{ page: '2', pageSize: '2' }, ['c']],
    [{ page: '2', pageSize: '1', 'HQL::offset': '2', 'HQL::count': '3' }, ['b']],
    [{ pageSize: '1', 'HQL::count': '3' }, ['a']],
    [{ alt: 'json' }, ['a', 'b', 'c']],
  ])('%j', async (query, names) => {
    expect(await namesFound(await withThree(), query)).toEqual(names);
  });

  it('filters by service and schedule', async () => {
    const simulator = await withThree();
    const { serviceID, scheduleID, serviceGroupID, serviceTemplateID } = await read(simulator, '5383');
    expect(await namesFound(simulator, { serviceID: String(serviceID) })).toEqual(['c']);
    expect(await namesFound(simulator, { scheduleID: String(scheduleID) })).toEqual(['c']);
    expect(await namesFound(simulator, { serviceTemplateID: String(serviceTemplateID) })).toEqual(['c']);
    expect(await namesFound(simulator, { serviceGroupID: String(serviceGroupID) })).toEqual(['a', 'b', 'c']);
    expect(await namesFound(simulator, { serviceID: '1' })).toEqual([]);
  });

  it('chooses members', async () => {
    const query = new URLSearchParams({ 'HQL::fields': 'instanceID,status', 'HQL::filter': "name='a'" });
    const { data } = await ask(await withThree(), `GET objects/Tasks?${query.toString()}`);
    expect(data).toEqual([{ instanceID: 5381, status: 'failed' }]);
  });

  it('shows all matches in its count', async () => {
    const { data, ...rest } = await ask(await withThree(), 'GET objects/Tasks?page=1&pageSize=2');
    expect(data).toHaveLength(2);
    expect(rest).toEqual({ count: 3, pagination: { page: 1, pageSize: 2, numPages: 2 } });
  });

  it('gives a hundred unless asked otherwise', async () => {
    const { simulator } = await beginAt();
    for (let task = 0; task < 101; task += 1) simulator.addTask({ status: 'completed' });
    const answer = await ask(simulator, 'GET objects/Tasks');
    expect(answer).toMatchObject({ count: 101 });
    expect(answer.data).toHaveLength(100);
  });

  it.each(['page=1', 'page=0&pageSize=1', 'pageSize=x', 'HQL::offset=-1', 'pageSize=2147483648'])(
    'refuses %s',
    async (query) => {
      expect((await send(await withThree(), `GET objects/Tasks?${query}`)).status).toBe(400);
    },
  );

  it.each(['HQL::sortBy=colour', 'HQL::sortBy=name UPWARDS', 'HQL::fields=colour', 'colour=1'])(
    'refuses %s',
    async (query) => {
      expect((await send(await withThree(), `GET objects/Tasks?${encodeURI(query)}`)).status).toBe(400);
    },
  );

  it('can ignore what it does not know', async () => {
    const simulator = await withThree();
    simulator.configure({ unknownQuery: 'ignored' });
    expect(await namesFound(simulator, { colour: '1' })).toEqual(['a', 'b', 'c']);
  });

  it('can have another count parameter', async () => {
    const simulator = await begin({ countParameter: 'HQL::max', pagination: false });
    simulator.addTask({});
    simulator.addTask({});
    const { data, ...rest } = await ask(simulator, 'GET objects/Tasks?HQL::max=1');
    expect(data).toHaveLength(1);
    expect(rest).toEqual({ count: 2 });
  });

  it('knows fewer parameters in V10', async () => {
    const simulator = await withThree();
    simulator.configure({ version: 'v10' });
    expect((await send(simulator, 'GET objects/Tasks?q=job')).status).toBe(400);
    expect(await namesFound(simulator, { 'HQL::filter': "description ends '2'" })).toEqual(['b']);
  });
});
