import type { ListRequest } from '../../../src/contract';
import { CALL, failedJson, failureOf, HUGE, listJson, scripted, taskJson } from './scripted-server';

type Changes = Parameters<typeof scripted>[1];
const list = (script: readonly unknown[], request: Partial<ListRequest> = {}, changes: Changes = {}) => {
  const server = scripted(script, changes);
  return { ...server, page: () => server.system.list?.({ phases: ['running'], ...request }, CALL) };
};
const before = '2026-01-01T12:00:00.000Z';

describe('a list of tasks', () => {
  it('shows them as readings do', async () => {
    const { system, page, lines } = list([
      listJson(taskJson('7', { name: 'AddUser' }), failedJson(HUGE)),
      taskJson('7', { name: 'AddUser' }),
      failedJson(HUGE),
    ]);
    const listed = await page();
    const read = await system.status(['7', HUGE], CALL);
    const seen = read.map((reading) => reading.outcome === 'found' && reading.snapshot);
    expect(listed?.jobs).toEqual(seen.map((job) => ({ ...job, observedAt: expect.any(String) as string })));
    expect(listed?.next).toBe(HUGE);
    expect(lines()[0]).toBe('GET Tasks');
  });

  it('goes on above the last id', async () => {
    const { page, lines } = list([listJson(taskJson('8'))], { cursor: '7' });
    expect(await page()).toMatchObject({ jobs: [{ id: '8' }], next: '8' });
    expect(lines()).toEqual(['GET Tasks?HQL::filter=instanceID > 7']);
  });

  it('ends with an empty page', async () => {
    expect(await list([listJson()], { cursor: '7' }).page()).toEqual({ jobs: [] });
  });

  it.each<[string, Partial<ListRequest>]>([
    ["name = 'Add''User'", { name: "Add'User" }],
    ["name starts 'Add'", { name: 'Add*er' }],
    ['serviceID=2015', { query: { filter: 'serviceID=2015' } }],
    [
      "(toDo = true or toDo = false) and name starts 'A' and instanceID > 7",
      { query: { filter: 'toDo = true or toDo = false' }, name: 'A?', cursor: '7' },
    ],
  ])('filters by %s', async (filter, request) => {
    const { page, lines } = list([listJson()], request);
    await page();
    expect(lines()).toEqual([`GET Tasks?HQL::filter=${filter}`]);
  });

  it.each<[string, Partial<ListRequest>]>([
    ['the name *User', { name: '*User' }],
    ['the name ?', { name: '?' }],
    ['a start', { startedBefore: before }],
  ])('does not filter by %s', async (_, request) => {
    const { page, lines } = list([listJson()], request);
    await page();
    expect(lines()).toEqual(['GET Tasks']);
  });

  it("has the vendor's parameters", async () => {
    const { page, lines } = list([listJson()], {
      query: { serviceID: HUGE, tags: ['Add User', 'b'], q: 'x y' },
    });
    await page();
    expect(lines()).toEqual([`GET Tasks?serviceID=${HUGE}&tags=Add User,b&q=x y`]);
  });

  it('gives a task without a status as unknown', async () => {
    const page = await list([listJson(taskJson('7', { status: '' }))]).page();
    expect(page).toMatchObject({ jobs: [{ id: '7', phase: 'unknown', rawStatus: 'no status' }] });
  });

  it.each<[string, string, Partial<ListRequest>]>([
    ['a task without id', listJson('{"status":"failed"}'), {}],
    ['the same page again', listJson(taskJson('7')), { cursor: '7' }],
    ['tasks out of order', listJson(taskJson('8'), taskJson('7')), {}],
    ['fewer than it counts', '{"data":[],"count":3}', {}],
    ['no data', '{"count":0}', {}],
    ['another service', listJson(taskJson('7', { serviceID: 1 })), { query: { serviceID: 2 } }],
  ])('fails with %s', async (_, answer, request) => {
    expect((await failureOf(list([answer], request).page)).kind).toBe('protocol');
  });

  it('cannot compare a start without zone', async () => {
    const task = taskJson('7', { startTime: '2026-01-01T10:00:00.000' });
    expect((await failureOf(list([listJson(task)], { startedBefore: before }).page)).kind).toBe(
      'unsupported',
    );
    expect((await list([listJson(task)]).page())?.jobs).toHaveLength(1);
  });

  it.each<[Partial<ListRequest>, Changes]>([
    [{ cursor: '07' }, {}],
    [{ cursor: '7 or 1=1' }, {}],
    [{ query: { status: 'failed' } }, {}],
    [{ query: { filter: ' ' } }, {}],
    [{ query: { serviceID: 2 ** 53 } }, {}],
    [{ query: { q: 'a' } }, { version: 11 }],
    [{ query: { q: 'a' } }, { version: 'probe' }],
  ])('refuses %j', async (request, changes) => {
    const { page } = list(['{"productVersion":"12-00-00"}'], request, changes);
    expect(await failureOf(page)).toMatchObject({ kind: 'invalid-request', effect: 'none' });
  });
});
