import { SystemError } from '../../../src/contract';
import {
  answer,
  bare,
  CALL,
  failedJson,
  failureOf,
  HUGE,
  intent,
  listJson,
  LOST,
  MARKER,
  scripted,
  success,
  taskJson,
  taskUrl,
} from './scripted-server';

const rerun = intent('5381', { way: 'new-run' });
const TEMPLATE =
  `{"name":"resubmit","parameters":[{"instanceID":${HUGE},"scheduleType":"recurrence","recurrenceTime":"03:00","description":"d"},` +
  `{"instanceID":9007199254740993,"keyName":"password","value":"hunter2"}]}`;
const SENT =
  `{"name":"resubmit","parameters":[{"instanceID":${HUGE},"scheduleType":"immediate","description":"d [${MARKER}]"},` +
  `{"instanceID":9007199254740993,"keyName":"password","value":"hunter2"}]}`;
const before = [failedJson('5381', { serviceName: 'AddUser' }), TEMPLATE];
const marked = (id: string) => taskJson(id, { description: `d [${MARKER}]` });
const scheduleUrl = `http://inner-host:22015/Automation/v1/objects/Schedules/${HUGE}`;

function submit(script: readonly unknown[], changes = {}) {
  const { system, lines, sent } = scripted(script, changes);
  return { receipt: system.submitRerun(rerun, CALL), lines, sent };
}

describe('a resubmitted task', () => {
  it('is the template with a marker', async () => {
    const { receipt, lines, sent } = submit([...before, answer(success(taskUrl(HUGE)), '', 201)]);
    expect(await receipt).toMatchObject({
      outcome: 'started',
      newId: HUGE,
      observation: { says: `Tasks/${HUGE}` },
    });
    expect(lines()).toEqual([
      'GET Tasks/5381',
      'GET Tasks/5381/actions/resubmit',
      'POST Tasks/5381/actions/resubmit/invoke',
    ]);
    expect(sent[2]?.body).toBe(SENT);
  });

  it('is never the old one', async () => {
    const { receipt } = submit([...before, success(taskUrl('5381'), taskUrl('5390'))]);
    expect(await receipt).toMatchObject({ newId: '5390' });
  });

  it('is found by its schedule', async () => {
    const { receipt, lines } = submit([
      ...before,
      success(scheduleUrl),
      listJson(failedJson('5381'), marked('5390')),
    ]);
    expect(await receipt).toMatchObject({ newId: '5390' });
    expect(lines()[3]).toBe(`GET Tasks?scheduleID=${HUGE}`);
  });

  it.each([
    ['no resource', success()],
    ['the old task only', success(taskUrl('5381'))],
  ])('is found by its marker with %s', async (_, result) => {
    const { receipt } = submit([...before, result, listJson(marked('5390')), listJson()]);
    expect(await receipt).toMatchObject({ newId: '5390' });
  });

  it.each([
    ['is not to be found', [success(), listJson(), listJson()]],
    ['is two', [success(), listJson(marked('5390'), marked('5391')), listJson()]],
    ['cannot be searched for', [success(), bare(403)]],
    ['failed to be submitted', [{ state: 'failed' }]],
    ['came with a page', [answer('<html></html>')]],
    ['is lost', [LOST]],
    ['came with an error', [bare(500)]],
  ])('that %s may be there', async (_, responses) => {
    expect(await failureOf(() => submit([...before, ...responses]).receipt)).toMatchObject({
      effect: 'unknown',
    });
  });

  it.each([
    ['the task cannot be read', [LOST]],
    ['the template cannot be read', [failedJson('5381'), LOST]],
    ['the template is a page', [failedJson('5381'), answer('<html></html>')]],
    ['the template has no schedule', [failedJson('5381'), '{"parameters":null}']],
    ['the server is down', [...before, bare(412)]],
    ['the server calls it wrong', [...before, bare(400)]],
    ['the server does not know it', [...before, bare(404)]],
  ])('is not there when %s', async (_, script) => {
    expect(await failureOf(() => submit(script).receipt)).toMatchObject({ effect: 'none' });
  });

  it.each([
    ['runs', [taskJson('5381')]],
    ['has failed again', [failedJson('5381', { completionTime: '2026-01-01T20:00:00.000+0900' })]],
    ['is gone', [bare(404), listJson()]],
    ['was archived', [bare(404), listJson('{"taskID":5381,"status":"failed"}')]],
    ['is in the wrong state', [...before, bare(409)]],
  ])('is refused when the old one %s', async (_, script) => {
    const { receipt, lines } = submit(script);
    expect(await receipt).toMatchObject({ outcome: 'refused', observation: { call: 'resubmit' } });
    expect(lines()).toHaveLength(script.length);
  });
});

describe('overrides', () => {
  it('are looked up for the task', async () => {
    const asked: unknown[] = [];
    const overrides = (task: unknown) => {
      asked.push(task);
      return Promise.resolve({ password: 'canary' });
    };
    const { receipt, sent } = submit([...before, success(taskUrl('5390'))], { overrides });
    await receipt;
    expect(asked).toEqual([{ id: '5381', serviceName: 'AddUser' }]);
    expect(sent[2]?.body).toBe(SENT.replace('hunter2', 'canary'));
  });

  it('of unknown keys name the known', async () => {
    const { receipt, sent } = submit(before, { overrides: () => Promise.resolve({ passwd: 'x' }) });
    expect(await failureOf(() => receipt)).toMatchObject({
      kind: 'invalid-request',
      effect: 'none',
      message: expect.stringContaining('password') as string,
    });
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['reject', () => Promise.reject(new Error('canary'))],
    ['are no texts', () => Promise.resolve({ password: 5 } as unknown as Record<string, string>)],
  ])('that %s fail without an effect', async (_, overrides) => {
    const error = await failureOf(() => submit(before, { overrides }).receipt);
    expect(error).toMatchObject({ kind: 'unavailable', effect: 'none', call: 'overrides' });
    expect(`${error.message} ${String(error.cause)}`).not.toContain('canary');
  });
});

describe('property values', () => {
  it.each([
    ['sent', 'hunter2', {}],
    ['overridden', 'hunter2', { overrides: () => Promise.resolve({ password: 'hunter3' }) }],
    ['sent in its place', 'hunter3', { overrides: () => Promise.resolve({ password: 'hunter3' }) }],
  ])('that are %s never stand in an error', async (_, value, changes) => {
    const quoting = answer({ message: `The value ${value} is too weak.` }, '', 400);
    const error = await failureOf(() => submit([...before, quoting], changes).receipt);
    expect(error).toBeInstanceOf(SystemError);
    expect(error.message).toContain('too weak');
    expect(error.message).not.toContain(value);
  });
});
