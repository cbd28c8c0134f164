import { CALL, failureOf, reply, scripted } from './scripted-project';

const list = (items: unknown, request: object = {}) => {
  const server = scripted([reply('TaskStatus', items)]);
  return { ...server, page: () => server.system.list?.({ phases: ['running'], ...request }, CALL) };
};
const running = { task_id: 63, initial_task_id: 63, status: 'Running', name: 'a.ts' };

const NESTED = { ...running, task_id: 70 };

describe('a list of tasks', () => {
  it('asks for all that run or wait', async () => {
    const { page, params } = list([running]);
    expect(await page()).toMatchObject({
      jobs: [{ id: '63', run: 'task:63', phase: 'running', rawStatus: 'Running', name: 'a.ts' }],
    });
    expect(params()).toEqual([{ project_id: 2, task_ids: '*', restart_chain: 'all' }]);
  });

  it.each([
    ['its last task alone', [{ ...running, task_id: 70 }]],
    [
      'all its tasks',
      [
        { ...running, status: 'Stalled' },
        { ...running, task_id: 70 },
      ],
    ],
  ])('gives a chain once, of which it sees %s', async (_, items) => {
    const page = await list(items).page();
    expect(page).toMatchObject({ jobs: [{ id: '63', run: 'task:70', phase: 'running' }] });
    expect(page?.jobs).toHaveLength(1);
  });

  it('gives a task without a status as unknown', async () => {
    const page = await list([{ task_id: 63, error: 'Busy' }]).page();
    expect(page).toMatchObject({ jobs: [{ id: '63', phase: 'unknown', rawStatus: 'no status' }] });
    expect(page?.jobs[0]?.detail).toContain('Busy');
  });

  it.each([
    ['a task without id', reply('TaskStatus', [running, { status: 'Running' }]), 'protocol'],
    ['errors beside tasks', reply('TaskStatus', [running], { errors: ['Internal error'] }), 'unavailable'],
    ['no list', reply('TaskStatus', 'none'), 'protocol'],
    [
      'a chain in a chain',
      reply('TaskStatus', [NESTED, { ...NESTED, task_id: 71, initial_task_id: 70 }]),
      'protocol',
    ],
  ])('fails with %s', async (_, answer, kind) => {
    const { system } = scripted([answer]);
    expect((await failureOf(() => system.list?.({ phases: ['running'] }, CALL))).kind).toBe(kind);
  });

  it('cannot select by names that it lacks', async () => {
    const nameless = [{ task_id: 63, status: 'Running' }];
    expect((await failureOf(list(nameless, { name: 'a*' }).page)).kind).toBe('unsupported');
    expect((await list([], { name: 'a*' }).page())?.jobs).toEqual([]);
  });

  it.each([{ cursor: '2' }, { query: { status: 'Running' } }])('has no %j', async (request) => {
    const { page, sent } = list([running], request);
    expect((await failureOf(page)).kind).toBe('invalid-request');
    expect(sent).toEqual([]);
  });
});
