import { SystemError } from '../../../src/contract';
import type { RecordedTask } from '../../../src/systems/elecard-boro-vod/options';
import { answer, CALL, failureOf, intent, MARKER, reply, scripted, snapshot } from './scripted-project';

const report = {
  task_id: 63,
  template_id: 1,
  uri: '/media/a.ts',
  name: 'a.ts',
  priority: 'high',
  status: 'Canceled',
};
const started = reply('TaskStart', [{ task_id: 80, initial_task_id: 80, errors: [] }]);
const recordedAs = (tasks: Record<string, RecordedTask>) => ({
  recorded: (id: string) => Promise.resolve(tasks[id]),
});

describe('what a rerun needs', () => {
  it('comes from the record without a call', async () => {
    const { system, sent } = scripted([], recordedAs({ 63: { templateId: 1, uri: '/media/a.ts' } }));
    expect(await system.rerunInfo([snapshot('63')], CALL)).toEqual([
      {
        id: '63',
        ways: [{ way: 'new-run', available: true }],
        parameters: ['template_id', 'uri'],
        call: 'recordedTasks',
      },
    ]);
    expect(sent).toEqual([]);
  });

  it('comes from TaskReport next', async () => {
    const { system, methods } = scripted([reply('TaskReport', [report])]);
    expect(await system.rerunInfo([snapshot('63')], CALL)).toMatchObject([
      { ways: [{ available: true }], parameters: ['template_id', 'uri', 'name', 'priority'] },
    ]);
    expect(methods()).toEqual(['TaskReport']);
  });

  it.each([
    ['lacks the task', reply('TaskReport', [])],
    ['refuses the task', reply('TaskReport', [], { errors: ['No report'] })],
    ['refuses the item', reply('TaskReport', [{ task_id: 63, error: 'No report' }])],
  ])('comes from TaskStatus when TaskReport %s', async (_, first) => {
    const { system, methods } = scripted([first, reply('TaskStatus', [report])]);
    expect(await system.rerunInfo([snapshot('63')], CALL)).toMatchObject([{ ways: [{ available: true }] }]);
    expect(methods()).toEqual(['TaskReport', 'TaskStatus']);
  });

  it('is put together from both', async () => {
    const { system, params } = scripted([
      reply('TaskReport', [{ task_id: 63, uri: '/media/a.ts' }]),
      reply('TaskStatus', [{ task_id: 63, template_id: 1, uri: '/media/other.ts' }]),
      started,
    ]);
    expect(await system.submitRerun(intent('63'), CALL)).toMatchObject({ outcome: 'started', newId: '80' });
    expect(params()[2]).toMatchObject({ tasks: [{ template_id: 1, uri: '/media/a.ts' }] });
  });

  it('says who was asked and what is missing', async () => {
    const { system } = scripted([
      reply('TaskReport', [], { errors: ['No report'] }),
      reply('TaskStatus', [{ task_id: 63, uri: '/media/a.ts', status: 'Canceled' }]),
    ]);
    const [info] = await system.rerunInfo([snapshot('63')], CALL);
    expect(info?.ways).toEqual([
      {
        way: 'new-run',
        available: false,
        reason:
          'Not known of the task: template_id. Asked: recordedTasks (nothing), ' +
          'TaskReport (nothing: TaskReport failed: "No report".), TaskStatus (uri).',
      },
    ]);
    expect(info?.parameters).toEqual(['uri']);
  });

  it('never shows values', async () => {
    const { system } = scripted([reply('TaskReport', [report])]);
    expect(JSON.stringify(await system.rerunInfo([snapshot('63')], CALL))).not.toMatch(/a\.ts|high/);
  });

  it('is asked only for tasks still open', async () => {
    const { system, params } = scripted([reply('TaskReport', [report]), reply('TaskStatus', [])], {
      ...recordedAs({ 62: { templateId: 1, uri: 'a' } }),
    });
    const jobs = [snapshot('62'), snapshot('63'), snapshot('64', 'task:65')];
    const infos = await system.rerunInfo(jobs, CALL);
    expect(infos.map(({ id, ways }) => [id, ways[0]?.available])).toEqual([
      ['62', true],
      ['63', true],
      ['64', false],
    ]);
    expect(params()).toMatchObject([{ task_ids: [63, 65, 64] }, { task_ids: [65, 64] }]);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('password=hunter2'))],
    ['gives what is no task', () => Promise.resolve({ templateId: 0 } as RecordedTask)],
  ])('fails when the lookup %s', async (_, recorded) => {
    const error = await failureOf(() => scripted([], { recorded }).system.rerunInfo([snapshot('63')], CALL));
    expect(error).toMatchObject({ effect: 'none', call: 'recordedTasks' });
    expect(error.message).not.toContain('hunter2');
  });
});

describe('a rerun', () => {
  it('is the same task with a marker', async () => {
    const { system, params } = scripted([reply('TaskReport', [report]), started]);
    await system.submitRerun(intent('63'), CALL);
    expect(params()[1]).toEqual({
      project_id: 2,
      tasks: [{ template_id: 1, uri: '/media/a.ts', name: `a.ts [${MARKER}]`, priority: 'high' }],
    });
  });

  it('reads the last task of the chain', async () => {
    const { system, params } = scripted([
      reply('TaskReport', [
        { ...report, name: 'first' },
        { ...report, task_id: 64, name: 'last' },
      ]),
      started,
    ]);
    await system.submitRerun(intent('63', { run: 'task:64' }), CALL);
    expect(params()).toMatchObject([{ task_ids: [64, 63] }, { tasks: [{ name: `last [${MARKER}]` }] }]);
  });

  it('is refused when too little is known', async () => {
    const { system, methods } = scripted([reply('TaskReport', []), reply('TaskStatus', [])]);
    expect(await system.submitRerun(intent('63'), CALL)).toMatchObject({
      outcome: 'refused',
      observation: { call: 'job-control', says: expect.stringContaining('template_id and uri') as string },
    });
    expect(methods()).not.toContain('TaskStart');
  });

  it('has no effect when the reading fails', async () => {
    const lost = new SystemError({ kind: 'timeout', effect: 'unknown', call: 'TaskReport', message: 'lost' });
    const error = await failureOf(() => scripted([lost]).system.submitRerun(intent('63'), CALL));
    expect(error).toMatchObject({ kind: 'timeout', effect: 'none', message: 'lost' });
  });

  it('may have an effect when the start fails', async () => {
    const lost = new SystemError({ kind: 'timeout', effect: 'unknown', call: 'TaskStart', message: 'lost' });
    const { system } = scripted([reply('TaskReport', [report]), lost]);
    expect(await failureOf(() => system.submitRerun(intent('63'), CALL))).toBe(lost);
  });

  it.each([
    ['a page', answer('<html></html>', 'TaskStart')],
    ['a bad gateway', answer('', 'TaskStart', 502)],
    ['an internal error', { reply: [{ method: 'TaskStart', errors: ['Internal error'] }] }],
  ])('may have an effect when answered with %s', async (_, response) => {
    const { system } = scripted([reply('TaskReport', [report]), response]);
    expect(await failureOf(() => system.submitRerun(intent('63'), CALL))).toMatchObject({
      effect: 'unknown',
    });
  });

  it('is no other way than a new run', async () => {
    const { system, sent } = scripted([]);
    const error = await failureOf(() => system.submitRerun(intent('63', { way: 'resume' }), CALL));
    expect(error).toMatchObject({ kind: 'unsupported', effect: 'none' });
    expect(sent).toEqual([]);
  });
});
