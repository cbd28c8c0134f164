import {
  answer,
  bare,
  CALL,
  failedJson,
  failureOf,
  information,
  intent,
  listJson,
  LOST,
  sample,
  scripted,
  success,
  taskJson,
} from './scripted-server';

const retried = taskJson('5381', { completionTime: '2026-01-01T19:00:00.000+0900' });
const NO_FAILED_STEP = [information('rerunStart'), bare(409), failedJson('5381')];

function submit(script: readonly unknown[], changes = {}, rerun = intent('5381')) {
  const { system, lines, sent } = scripted(script, changes);
  return { receipt: system.submitRerun(rerun, CALL), lines, sent };
}

describe('a retry', () => {
  it.each([
    ['from-failed-step', 'rerunStart'],
    ['after-failed-step', 'rerunStepStart'],
  ] as const)('%s is %s', async (way, action) => {
    const { receipt, lines } = submit([information(action), success()], {}, intent('5381', { way }));
    expect(await receipt).toMatchObject({ outcome: 'started', newId: '5381', observation: { call: action } });
    expect(lines()).toEqual([`GET Tasks/5381/actions/${action}`, `POST Tasks/5381/actions/${action}/invoke`]);
  });

  it("sends the page's information back", async () => {
    const body = sample('rerun-start-information.reply.json');
    const { receipt, sent, lines } = submit([body, success()], { version: 10 }, intent('2026'));
    expect(await receipt).toMatchObject({ outcome: 'started', newId: '2026' });
    expect([lines()[1], sent[1]?.body]).toEqual(['POST Tasks/2026/actions/rerunStart/invoke', body]);
  });

  it.each(['resume', 'from-start', 'next-scheduled'] as const)('is never %s', async (way) => {
    const { receipt, sent } = submit([], {}, intent('5381', { way }));
    expect(await failureOf(() => receipt)).toMatchObject({ kind: 'unsupported', effect: 'none' });
    expect(sent).toEqual([]);
  });

  it.each([
    ['runs again', [retried]],
    ['has failed again', [failedJson('5381', { completionTime: '2026-01-01T20:00:00.000+0900' })]],
    [
      'has succeeded since',
      [taskJson('5381', { status: 'completed', completionTime: '2026-01-01T20:00:00+09:00' })],
    ],
  ])('with 409 is done when it %s', async (_, readings) => {
    const { receipt } = submit([information('rerunStart'), bare(409), ...readings]);
    expect(await receipt).toMatchObject({
      outcome: 'started',
      newId: '5381',
      seenAtWork: true,
      observation: { says: expect.stringContaining('retried already') as string },
    });
  });

  it.each([
    ['of a task that is gone', [bare(404), bare(404), listJson()], 'archived'],
    [
      'of an archived task',
      [bare(404), bare(404), listJson('{"taskID":5381,"status":"failed"}')],
      'and archived',
    ],
    ['that is not ours to make', [bare(404), failedJson('5381')], 'not open to this account'],
  ])('%s is refused', async (_, script, says) => {
    expect(await submit(script).receipt).toEqual({
      outcome: 'refused',
      observation: {
        ...{ at: expect.any(String) as string, call: 'rerunStart' },
        says: expect.stringContaining(says) as string,
      },
    });
  });

  it('without a failed step leaves another way', async () => {
    const { receipt, lines } = submit(NO_FAILED_STEP);
    expect(await receipt).toMatchObject({
      outcome: 'refused',
      wayImpossible: true,
      observation: { call: 'rerunStart', says: expect.stringContaining('no failed step') as string },
    });
    expect(lines().at(-1)).toBe('GET Tasks/5381');
  });

  it('of a task in another state is refused', async () => {
    const script = [information('rerunStart'), bare(409), taskJson('5381')];
    const rerun = intent('5381', { run: '5381 first attempt' });
    const receipt = await submit(script, {}, rerun).receipt;
    expect(receipt).toMatchObject({ outcome: 'refused', observation: { call: 'rerunStart' } });
    expect(receipt).not.toHaveProperty('wayImpossible');
  });

  it.each([
    ['a lost answer', LOST],
    ['a login page', answer('<html></html>')],
    ['an error on its side', bare(500)],
    ['an action that failed', { state: 'failed' }],
  ])('may have an effect after %s', async (_, response) => {
    const { receipt } = submit([information('rerunStart'), response]);
    expect(await failureOf(() => receipt)).toMatchObject({ effect: 'unknown' });
  });

  it.each([
    ['the information is lost', [LOST]],
    ['the information is a page', [answer('<html></html>')]],
    ['the server is down', [information('rerunStart'), bare(412)]],
    ['the account may not', [information('rerunStart'), bare(403)]],
    ['the refusal cannot be explained', [information('rerunStart'), bare(409), LOST]],
  ])('has none when %s', async (_, script) => {
    expect(await failureOf(() => submit(script).receipt)).toMatchObject({ effect: 'none' });
  });
});
