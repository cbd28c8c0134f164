import {
  bare,
  CALL,
  failureOf,
  HUGE,
  intent,
  listJson,
  LOST,
  MARKER,
  scripted,
  taskJson,
} from './scripted-server';

const newRun = intent('5381', { way: 'new-run' });
const marked = (id: string, members: object = {}) =>
  taskJson(id, { description: `again [${MARKER}]`, ...members });
const archived = (id: string) =>
  `{"instanceID":77,"taskID":${id},"status":"completed","description":"[${MARKER}]","completionTime":"2026-01-01T10:00:00Z"}`;

function find(script: readonly unknown[], changes: Parameters<typeof scripted>[1] = {}, intents = [newRun]) {
  const { system, lines } = scripted(script, changes);
  return { found: system.findReruns(intents, CALL), lines };
}

describe('the search for a rerun', () => {
  it('looks into tasks, then into archived ones', async () => {
    const { found, lines } = find([listJson(marked(HUGE)), listJson()]);
    expect(await found).toMatchObject([
      {
        marker: MARKER,
        id: HUGE,
        observation: { call: 'Tasks', says: 'inProgress', phase: 'running', run: `${HUGE} first attempt` },
      },
    ]);
    expect(lines()).toEqual([
      `GET Tasks?q=${MARKER}`,
      `GET TaskHistories?HQL::filter=description ends '[${MARKER}]'`,
    ]);
  });

  it.each([10, 11] as const)('has no full text in version %i', async (version) => {
    const { found, lines } = find([listJson(marked('5390')), listJson()], { version });
    expect(await found).toMatchObject([{ id: '5390' }]);
    expect(lines()[0]).toBe(`GET Tasks?HQL::filter=description ends '[${MARKER}]'`);
  });

  it('finds one that was archived', async () => {
    const { found } = find([listJson(), listJson(archived(HUGE))]);
    expect(await found).toMatchObject([
      { id: HUGE, observation: { call: 'TaskHistories', phase: 'succeeded' } },
    ]);
  });

  it('counts one archived in between once', async () => {
    expect(await find([listJson(marked('5390')), listJson(archived('5390'))]).found).toHaveLength(1);
  });

  it('finds both of two', async () => {
    const found = await find([listJson(marked('5390')), listJson(archived('5391'))]).found;
    expect(found.map(({ id }) => id)).toEqual(['5390', '5391']);
  });

  it('does not trust the filter alone', async () => {
    const others = [
      taskJson('5390', { description: 'other', notes: MARKER }),
      taskJson('5391', { description: null }),
    ];
    expect(await find([listJson(...others), listJson()]).found).toEqual([]);
  });

  it.each([
    ['description', listJson(taskJson('5390'))],
    ['id', listJson(`{"status":"failed","description":"[${MARKER}]"}`)],
  ])('proves nothing with a task without %s', async (_, list) => {
    expect(await failureOf(() => find([list, listJson()]).found)).toMatchObject({ kind: 'protocol' });
  });

  it.each([403, 404, 400, 405])('is unsupported when archives answer %i', async (status) => {
    const error = await failureOf(() => find([listJson(), bare(status)]).found);
    expect(error).toMatchObject({ kind: 'unsupported', effect: 'none', call: 'TaskHistories' });
  });

  it('needs no archive for what it found', async () => {
    expect(await find([listJson(marked('5390')), bare(404)]).found).toMatchObject([{ id: '5390' }]);
  });

  it.each([10, 'probe'] as const)('promises no archive in version %s', async (version) => {
    const probed = version === 'probe' ? [bare(404)] : [];
    expect(await find([...probed, listJson(), bare(404)], { version }).found).toEqual([]);
  });

  it.each([
    ['lost', LOST, 'timeout'],
    ['down', bare(412), 'unavailable'],
  ])('fails when archives are %s', async (_, response, kind) => {
    expect(await failureOf(() => find([listJson(), response]).found)).toMatchObject({ kind });
    expect(await failureOf(() => find([listJson(), response], { version: 10 }).found)).toMatchObject({
      kind,
    });
  });

  it('is not needed for retries', async () => {
    const { found, lines } = find([], {}, [intent('5381')]);
    expect([await found, lines()]).toEqual([[], []]);
  });
});

describe('a list', () => {
  const page = (count: number, ...ids: readonly string[]) => ({
    data: ids.map((id) => ({ instanceID: Number(id), status: 'failed' })),
    count,
  });
  const list = (
    script: readonly unknown[],
    query: Parameters<ReturnType<typeof scripted>['system']['findTasks']>[0] = {},
  ) => {
    const { system, lines } = scripted(script);
    return { tasks: system.findTasks(query, CALL), lines };
  };

  it('is read to its end', async () => {
    const filter = "status in ['failed']";
    const { tasks, lines } = list([page(5, '1', '2'), page(5, '3', '4'), page(5, '5')], { filter });
    expect((await tasks).map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
    expect(lines()).toEqual([
      `GET Tasks?HQL::filter=${filter}`,
      `GET Tasks?HQL::filter=${filter}&HQL::offset=2`,
      `GET Tasks?HQL::filter=${filter}&HQL::offset=4`,
    ]);
  });

  it('without a count ends with an empty page', async () => {
    const { tasks } = list([{ data: page(0, '1').data }, { data: [] }]);
    expect(await tasks).toHaveLength(1);
  });

  it.each([
    ['comes twice', [page(3, '1', '2'), page(3, '1', '2')]],
    ['lacks some', [page(3, '1', '2'), page(3)]],
    ['never ends', Array.from({ length: 100 }, (_, index) => page(1000, String(index + 1)))],
  ])('that %s is an error', async (_, pages) => {
    expect(await failureOf(() => list(pages).tasks)).toMatchObject({ kind: 'protocol' });
  });

  it('shows tasks as readings would', async () => {
    const [task] = await list([listJson(taskJson('1', { name: 'AddUser' }), '5', '{"instanceID":2}')], {
      text: 'AddUser',
    }).tasks;
    expect(task).toMatchObject({
      id: '1',
      name: 'AddUser',
      phase: 'running',
      run: '1 first attempt',
      call: 'Tasks',
    });
  });

  it('has full text from V12 on', async () => {
    const { system, sent } = scripted([], { version: 11 });
    expect(await failureOf(() => system.findTasks({ text: 'a' }, CALL))).toMatchObject({
      kind: 'unsupported',
    });
    expect(sent).toEqual([]);
  });
});
