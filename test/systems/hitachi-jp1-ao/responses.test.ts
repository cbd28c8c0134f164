import { actionResult } from '../../../src/systems/hitachi-jp1-ao/action-result';
import { archivedReading, taskReading } from '../../../src/systems/hitachi-jp1-ao/responses';
import { stateReader } from '../../../src/systems/hitachi-jp1-ao/statuses';
import { archivedTaskOf } from '../../../src/systems/hitachi-jp1-ao/task';
import { taskPage } from '../../../src/systems/hitachi-jp1-ao/task-page';
import { answer, failureOf, HUGE, listJson, sample, taskJson, taskUrl } from './scripted-server';

const context = { at: '2026-01-01T12:00:00.000Z', stateOf: stateReader() };
const read = (body: unknown, id = '5381') => taskReading(id, answer(body), context).reading;

describe('a task', () => {
  it('is read as described', () => {
    const body = taskJson('5381', { name: 'AddUser', status: 'In Progress', completionTime: null });
    expect(read(body)).toEqual({
      outcome: 'found',
      id: '5381',
      snapshot: {
        id: '5381',
        phase: 'running',
        rawStatus: 'In Progress',
        run: '5381 first attempt',
        call: 'Tasks',
        observedAt: context.at,
        name: 'AddUser',
        startedAt: '2026-01-01T09:00:00.000Z',
      },
    });
  });

  it.each([HUGE, '9007199254740993', '999999999999999', '1000000000000000'])('keeps the id %s', (id) => {
    expect(read(taskJson(id), id)).toMatchObject({ outcome: 'found', snapshot: { id } });
  });

  it.each([
    ['in the spelling of the schema', '{"instanceId":5381,"status":"waiting"}'],
    ['with its id as text', '{"instanceID":"5381","status":"waiting"}'],
    ['with unset times', '{"instanceID":5381,"status":"waiting","startTime":"","completionTime":null}'],
    ['with fields of other types', '{"instanceID":5381,"status":"waiting","name":7,"startTime":{}}'],
  ])('may come %s', (_, body) => {
    expect(read(body)).toMatchObject({ snapshot: { phase: 'waiting', run: '5381 first attempt' } });
  });

  it.each([
    ['without a status', '{"instanceID":5381}', 'without a status'],
    ['with an empty status', '{"instanceID":5381,"status":" "}', 'without a status'],
    ['without an id', '{"status":"failed"}', 'no task'],
    ['of another id', taskJson('5382'), 'task 5382'],
    ['that is a list', '[]', 'no task'],
    ['that is null', 'null', 'no task'],
  ])('%s is unreadable', (_, body, detail) => {
    expect(read(body)).toMatchObject({
      outcome: 'unreadable',
      id: '5381',
      detail: expect.stringContaining(detail) as string,
    });
  });

  it.each(['<html>Log in</html>', '', '{"instanceID":'])('that is no JSON fails: %j', async (body) => {
    expect(await failureOf(() => read(body))).toMatchObject({ kind: 'protocol' });
  });

  it.each([
    ['newWord', {}, 'statusWords'],
    ['waitingForInput', {}, 'waits for a person'],
    ['abnormal', {}, 'goes on'],
    ['inProgress', { serviceState: 'debug' }, 'debug'],
  ])('%s says what a person should know', (status, members, detail) => {
    const reading = read(taskJson('5381', { status, ...members }));
    expect(reading).toHaveProperty('snapshot.detail', expect.stringContaining(detail));
  });
});

describe('an archived task', () => {
  const copy = (members: object) => archivedTaskOf({ instanceID: 9, taskID: 5381, ...members });
  const readCopies = (...copies: readonly object[]) =>
    archivedReading('5381', copies.map(copy), { ...context, missing: '404' });

  it('has the run of the task', () => {
    const end = { status: 'failed', completionTime: '2026-01-01T19:00:00.000+0900' };
    const found = readCopies(end);
    const before = read(taskJson('5381', end));
    expect(found).toMatchObject({
      archived: true,
      reading: { snapshot: { call: 'TaskHistories', detail: 'archived' } },
    });
    expect(found.reading).toHaveProperty('snapshot.run', before.outcome === 'found' && before.snapshot.run);
  });

  it('is the one with the taskID', () => {
    expect(readCopies({ taskID: 9, status: 'failed' }).reading).toMatchObject({
      outcome: 'not-found',
      detail: '404',
    });
  });
});

describe('a page of tasks', () => {
  it('keeps what cannot be read', () => {
    expect(
      taskPage(answer(`{"data":[${taskJson(HUGE)},5,null],"count":3}`)).tasks.map(({ id }) => id),
    ).toEqual([HUGE, undefined, undefined]);
  });

  it.each([listJson(), '{"data":[]}', '{"data":[],"count":"many"}'])('may be empty: %s', (body) => {
    expect(taskPage(answer(body)).tasks).toEqual([]);
  });

  it.each(['null', '[]', '{}', '{"data":{}}', '7'])('is not %s', async (body) => {
    expect(await failureOf(() => taskPage(answer(body)))).toMatchObject({ kind: 'protocol' });
  });
});

describe('an action result', () => {
  it("is read from the page's sample", () => {
    expect(actionResult(answer(sample('force-stop.reply.json'), 'forceStop'))).toEqual({
      state: 'success',
      performed: true,
      tasks: ['5381'],
      schedules: [],
    });
  });

  it.each([
    ['affectedResource', [taskUrl('5390')]],
    ['affectedResources', [taskUrl('5390')]],
    ['affectedResource', taskUrl('5390')],
    ['affectedResources', [{ href: taskUrl('5390') }]],
  ])('names tasks in %s: %j', (member, value) => {
    expect(actionResult(answer({ state: 'success', [member]: value })).tasks).toEqual(['5390']);
  });

  it('keeps ids digit by digit', () => {
    const url = `http://h/Automation/v1/objects/Schedules/${HUGE}`;
    expect(actionResult(answer({ state: 'success', affectedResource: [url, url] })).schedules).toEqual([
      HUGE,
    ]);
  });

  it.each([taskUrl('0'), taskUrl('12x'), 'http://h/objects/FlowSteps/5', taskUrl('9223372036854775808')])(
    'names no task in %s',
    (url) => {
      expect(actionResult(answer({ state: 'success', affectedResource: url })).tasks).toEqual([]);
    },
  );

  it.each(['queued', 'running', 'success', 'a new word'])('"%s" is performed', (state) => {
    expect(actionResult(answer({ state })).performed).toBe(true);
  });

  it.each(['failed', 'stopping', 'Stopped'])('"%s" is not performed', (state) => {
    expect(actionResult(answer({ state })).performed).toBe(false);
  });

  it.each([
    '<html></html>',
    '',
    '{}',
    '[]',
    'null',
    '{"state":5}',
    '{"state":" "}',
    '{"affectedResource":[]}',
  ])('is not %j', async (body) => {
    expect(await failureOf(() => actionResult(answer(body)))).toMatchObject({
      kind: 'protocol',
      effect: 'unknown',
    });
  });
});
