import type { JobSnapshot } from '../../../src/contract';
import {
  answer,
  bare,
  CALL,
  failedJson,
  failureOf,
  HUGE,
  information,
  listJson,
  LOST,
  sample,
  scripted,
  snapshot,
  success,
  taskJson,
} from './scripted-server';

const waiting = snapshot('5381', { phase: 'waiting', rawStatus: 'waiting' });
const waitingJson = (members: object = {}) => taskJson('5381', { status: 'waiting', ...members });

type StopOptions = Parameters<typeof scripted>[1] & {
  readonly target?: JobSnapshot;
  readonly mode?: 'graceful' | 'force';
};

/** The receipt of one stop, and what was sent for it. */
async function stop(
  script: readonly unknown[],
  { target = snapshot('5381'), mode = 'graceful', ...changes }: StopOptions = {},
) {
  const { system, sent, lines } = scripted(script, changes);
  const [receipt] = await system.stop({ targets: [target], mode }, CALL);
  return { receipt, sent, lines: lines() };
}

describe('a stop', () => {
  it('reads the information, then invokes', async () => {
    const { receipt, lines } = await stop([information('stop'), success()]);
    expect(receipt).toMatchObject({
      id: '5381',
      run: '5381 first attempt',
      call: 'stop',
      outcome: 'accepted',
      says: 'success',
    });
    expect(lines).toEqual(['GET Tasks/5381/actions/stop', 'POST Tasks/5381/actions/stop/invoke']);
  });

  it("sends the page's force stop byte for byte", async () => {
    const body = sample('force-stop.request.json');
    const { receipt, sent, lines } = await stop([body, sample('force-stop.reply.json')], { mode: 'force' });
    expect(receipt).toMatchObject({ call: 'forceStop', outcome: 'accepted' });
    expect(lines[1]).toBe('POST Tasks/5381/actions/forceStop/invoke'); // and not 5338, as the body's href says
    expect(sent[1]?.body).toBe(body);
  });

  it.each(['{"name":"stop","parameters":null}', '{"name":"stop","parameters":[ ]}', '{"name":"stop"}'])(
    'sends back what it was given: %s',
    async (body) => {
      const { sent } = await stop([body, success()]);
      expect(sent[1]?.body).toBe(body);
    },
  );

  it.each(['<html>Log in</html>', '[]', 'null', ''])(
    'sends nothing after the information %j',
    async (body) => {
      expect(await failureOf(() => stop([answer(body)]))).toMatchObject({ kind: 'protocol', call: 'stop' });
    },
  );

  it('is for a whole 64-bit id', async () => {
    const { lines } = await stop([information('stop'), success()], { target: snapshot(HUGE) });
    expect(lines[1]).toBe(`POST Tasks/${HUGE}/actions/stop/invoke`);
  });

  it.each([
    ['is terminating', [taskJson('5381', { status: 'terminating' })], 'accepted', 'terminating'],
    ['has failed', [failedJson('5381')], 'not-running', 'failed'],
    ['waits', [waitingJson()], 'not-running', 'waiting'],
    ['runs all the same', [taskJson('5381', { status: 'longRunning' })], 'refused', 'longRunning'],
    ['is in an unknown state', [taskJson('5381', { status: 'newWord' })], 'refused', 'newWord'],
    ['is gone', [bare(404), listJson()], 'not-found', '404'],
    ['cannot be read', ['{}'], 'refused', 'no task'],
  ])('with 409, when the task %s', async (_, readings, ...[outcome, says]) => {
    const { receipt } = await stop([information('stop'), bare(409), ...readings]);
    expect(receipt).toMatchObject({ outcome, says: expect.stringContaining(says) as string });
    expect(receipt?.says).toContain('409');
  });

  it.each([
    ['is gone', [bare(404), listJson()], 'not-found'],
    ['was archived', [bare(404), listJson('{"taskID":5381,"status":"completed"}')], 'not-running'],
    ['is not ours to stop', [taskJson('5381')], 'refused'],
    ['is not ours, and terminating', [taskJson('5381', { status: 'terminating' })], 'refused'],
  ])('with 404, when the task %s', async (_, readings, outcome) => {
    const { receipt } = await stop([bare(404), ...readings]);
    expect(receipt).toMatchObject({ outcome, call: 'stop' });
  });

  it('is refused when the action failed', async () => {
    const { receipt } = await stop([information('stop'), { state: 'failed' }]);
    expect(receipt).toMatchObject({ outcome: 'refused', says: 'failed' });
  });

  it.each([
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [412, 'unavailable'],
    [500, 'unavailable'],
  ])('fails with %i', async (status, kind) => {
    expect(await failureOf(() => stop([information('stop'), bare(status)]))).toMatchObject({ kind });
  });

  it('fails when its answer is lost', async () => {
    expect(await failureOf(() => stop([information('stop'), LOST]))).toBe(LOST);
  });
});

describe('a stop of a task that waits', () => {
  it.each(['graceful', 'force'] as const)('cancels its schedule (%s)', async (mode) => {
    const { receipt, lines } = await stop(
      [`{"instanceID":5381,"scheduleID":${HUGE},"status":"waiting"}`, information('cancel'), success()],
      { target: waiting, mode },
    );
    expect(receipt).toMatchObject({ outcome: 'accepted', call: 'cancel' });
    expect(lines.slice(1)).toEqual([
      `GET Schedules/${HUGE}/actions/cancel`,
      `POST Schedules/${HUGE}/actions/cancel/invoke`,
    ]);
  });

  it('cancels that of a suspended one', async () => {
    const target = snapshot('5381', { phase: 'paused' });
    const { receipt } = await stop(
      [taskJson('5381', { status: 'holding' }), information('cancel'), success()],
      { target },
    );
    expect(receipt).toMatchObject({ outcome: 'accepted', call: 'cancel' });
  });

  it('spares a schedule that recurs', async () => {
    const { receipt, lines } = await stop([waitingJson({ scheduleType: 'recurrence' })], { target: waiting });
    expect(receipt).toMatchObject({
      outcome: 'refused',
      says: expect.stringContaining('cancelRecurring') as string,
    });
    expect(lines).toEqual(['GET Tasks/5381']);
  });

  it('cancels one that recurs when allowed', async () => {
    const script = [waitingJson({ scheduleType: 'recurrence' }), information('cancel'), success()];
    const { receipt } = await stop(script, { target: waiting, cancelRecurring: true });
    expect(receipt).toMatchObject({ outcome: 'accepted' });
  });

  it('is a plain stop once it runs', async () => {
    const { receipt } = await stop([taskJson('5381'), information('stop'), success()], { target: waiting });
    expect(receipt).toMatchObject({ outcome: 'accepted', call: 'stop' });
  });

  it.each([
    ['has ended', [failedJson('5381')], 'not-running'],
    ['is gone', [bare(404), listJson()], 'not-found'],
    ['names no schedule', ['{"instanceID":5381,"status":"waiting"}'], 'refused'],
    ['starts right now', [waitingJson(), information('cancel'), bare(409), taskJson('5381')], 'not-running'],
    ['may not be cancelled', [waitingJson(), information('cancel'), bare(409), waitingJson()], 'refused'],
  ])('when it %s', async (_, script, outcome) => {
    expect((await stop(script, { target: waiting })).receipt).toMatchObject({ outcome });
  });
});

describe('a stop that the version lacks', () => {
  it.each([
    [10, 'force'],
    ['probe', 'force'],
    [12, 'pause'],
  ] as const)('version %s has no %s', async (version, mode) => {
    const { system, sent } = scripted([], { version });
    const error = await failureOf(() => system.stop({ targets: [snapshot('5381')], mode }, CALL));
    expect(error).toMatchObject({ kind: 'unsupported', effect: 'none' });
    expect(system.capabilities.stop.modes[mode]).toBeUndefined();
    expect(sent).toEqual([]);
  });
});
