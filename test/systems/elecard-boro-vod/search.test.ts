import { SystemError } from '../../../src/contract';
import { CALL, failureOf, intent, MARKER, reply, scripted } from './scripted-project';

const other = 'tjc-99999999999999999999';
const marked = { task_id: 80, initial_task_id: 80, status: 'Running', name: `a.ts [${MARKER}]` };
const unmarked = { task_id: 81, initial_task_id: 81, status: 'Running', name: 'b.ts' };
const find = (script: readonly unknown[]) => {
  const { system, params, methods } = scripted(script);
  return { found: system.findReruns([intent('63'), intent('64', { marker: other })], CALL), params, methods };
};

describe('the search for a rerun', () => {
  it('finds the marker in an active name', async () => {
    const { found, params, methods } = find([
      reply('TaskStatus', [unmarked, marked]),
      reply('TaskReport', []),
    ]);
    expect(await found).toMatchObject([
      {
        marker: MARKER,
        id: '80',
        observation: { call: 'TaskStatus', says: 'Running', run: 'task:80', phase: 'running' },
      },
    ]);
    expect(methods()).toEqual(['TaskStatus', 'TaskReport']);
    expect(params()).toMatchObject([{ task_ids: '*' }, { task_ids: '*' }]);
  });

  it('finds one that has ended', async () => {
    const ended = { ...marked, initial_task_id: undefined, status: 'Completed' };
    const { found } = find([reply('TaskStatus', []), reply('TaskReport', [ended])]);
    expect(await found).toMatchObject([
      { id: '80', observation: { call: 'TaskReport', phase: 'succeeded' } },
    ]);
  });

  it('finds none where none is', async () => {
    expect(await find([reply('TaskStatus', [unmarked]), reply('TaskReport', [])]).found).toEqual([]);
  });

  it('finds both of two reruns', async () => {
    const script = [
      reply('TaskStatus', [marked, { ...marked, task_id: 81, initial_task_id: 81 }]),
      reply('TaskReport', []),
    ];
    expect((await find(script).found).map(({ id }) => id)).toEqual(['80', '81']);
  });

  it('takes a chain for one rerun', async () => {
    const script = [
      reply('TaskStatus', [{ ...marked, task_id: 82 }]),
      reply('TaskReport', [{ ...marked, initial_task_id: undefined, status: 'Stalled' }]),
      reply('TaskStatus', [
        { ...marked, status: 'Stalled' },
        { ...marked, task_id: 82 },
      ]),
    ];
    const found = await find(script).found;
    expect(found).toMatchObject([{ id: '80', observation: { says: 'Running', run: 'task:82' } }]);
    expect(found).toHaveLength(1);
  });

  it('takes an ended chain for one rerun', async () => {
    const reports = [80, 82].map((task_id) => ({ task_id, status: 'Completed', name: marked.name }));
    const { found, params } = find([
      reply('TaskStatus', []),
      reply('TaskReport', reports),
      reply(
        'TaskStatus',
        [80, 82].map((task_id) => ({ task_id, initial_task_id: 80, status: 'Completed' })),
      ),
    ]);
    expect((await found).map(({ id }) => id)).toEqual(['80']);
    expect(params()[2]).toMatchObject({ task_ids: [80, 82] });
  });

  it.each([
    ['refused', reply('TaskReport', [], { errors: ['No reports'] })],
    ['lost', new SystemError({ kind: 'timeout', effect: 'unknown', call: 'TaskReport', message: 'm' })],
  ])('does without reports that are %s', async (_, failing) => {
    expect(await find([reply('TaskStatus', [marked]), failing]).found).toMatchObject([{ id: '80' }]);
  });

  it('is interrupted while it reads reports', async () => {
    const reason = new Error('cancelled');
    await expect(find([reply('TaskStatus', [marked]), reason]).found).rejects.toBe(reason);
  });
});

describe('a search that proves nothing', () => {
  const nameless = { ...unmarked, name: undefined };

  it('is unsupported where no task has a name', async () => {
    const script = [reply('TaskStatus', [nameless, nameless]), reply('TaskReport', [])];
    expect(await failureOf(() => find(script).found)).toMatchObject({ kind: 'unsupported', effect: 'none' });
  });

  it('needs no names where reports show all', async () => {
    const { system } = scripted([reply('TaskStatus', [nameless]), reply('TaskReport', [marked])]);
    expect(await system.findReruns([intent('63')], CALL)).toMatchObject([{ id: '80' }]);
  });

  it('is a failure with errors beside results', async () => {
    const script = [reply('TaskStatus', [unmarked], { errors: ['Probe lost'] })];
    expect(await failureOf(() => find(script).found)).toMatchObject({ call: 'TaskStatus' });
  });

  it('is a failure with an unreadable task', async () => {
    const script = [reply('TaskStatus', [unmarked, { name: `a.ts [${MARKER}]` }])];
    expect(await failureOf(() => find(script).found)).toMatchObject({ kind: 'protocol' });
  });

  it('fails when TaskStatus fails', async () => {
    const lost = new SystemError({ kind: 'unavailable', effect: 'none', call: 'TaskStatus', message: 'm' });
    expect(await failureOf(() => find([lost]).found)).toBe(lost);
  });
});
