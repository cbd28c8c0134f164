import { ActivityCancellationDetails } from '@temporalio/common';
import { createActivities } from '../../src/activities';
import { type CallContext, canRetryHelp, failureTypeOf, SYSTEM_ERROR_KINDS } from '../../src/contract';
import { broken, untilAborted } from '../fakes/scripted-faults';
import { ScriptedSystem } from '../fakes/scripted-system';
import { Attempts, delayAfter, failureOf, isCancelled, quietEnvironment } from './attempts';
import { intentFor, submitRequest } from './intents';

const INSPECT = { system: 'lab', ids: ['1'], rerunInfo: 'no' } as const;

function inspecting(system: ScriptedSystem, name = 'lab') {
  return new Attempts(system, 'jobControl.inspect', { ...INSPECT, system: name });
}

describe('a failed exchange', () => {
  it.each(SYSTEM_ERROR_KINDS)('%s says if a retry can help', async (kind) => {
    const system = new ScriptedSystem().disturb('status', {
      when: 'before',
      by: broken(kind, 'unknown', 250),
    });
    const failure = failureOf(await inspecting(system).next());
    expect(failure).toMatchObject({
      type: failureTypeOf(kind),
      message: `The exchange failed: ${kind}.`,
      nonRetryable: !canRetryHelp(kind),
      nextRetryDelay: 250,
      details: [{ system: 'lab', kind, effect: 'unknown', call: 'Call' }],
    });
  });

  it('leaves the delay to the policy otherwise', async () => {
    const system = new ScriptedSystem().disturb('status', { when: 'before', by: broken('unavailable') });
    expect(delayAfter(await inspecting(system).next())).toBeNaN();
  });

  it('is not what an adapter bug is', async () => {
    const bug = new TypeError('x is not a function');
    const system = new ScriptedSystem().disturb('status', { when: 'before', by: bug });
    expect(await inspecting(system).next()).toEqual({ failure: bug });
  });
});

describe('an unknown system', () => {
  it.each(['elsewhere', 'constructor', '__proto__'])('%s: the known ones are named', async (name) => {
    const failure = failureOf(await inspecting(new ScriptedSystem(), name).next());
    expect(failure).toMatchObject({
      type: 'JobControl.UnknownSystem',
      nonRetryable: true,
      message: `No system is called "${name}" on this worker. Known systems: lab.`,
    });
  });

  it('on a worker without any says so', async () => {
    const { 'jobControl.inspect': inspect } = createActivities({});
    await expect(quietEnvironment().run(inspect, INSPECT)).rejects.toThrow('Known systems: none.');
  });
});

const PAUSED = ['PAUSED', new ActivityCancellationDetails({ paused: true })] as const;
const RESET = ['RESET', new ActivityCancellationDetails({ reset: true })] as const;
const SHUT_DOWN = ['WORKER_SHUTDOWN', new ActivityCancellationDetails({ workerShutdown: true })] as const;

/** Every activity, at a moment when it waits: for an answer or for the next look. */
function waiting() {
  const hanging = () =>
    new ScriptedSystem()
      .add('1', { phase: 'failed' })
      .disturb('status', { when: 'before', by: untilAborted });
  const running = new ScriptedSystem().add('1', { phase: 'running' });
  const watch = { settledPhases: [], stoppablePhases: [], gatherMs: 0, pollIntervalMs: 5_000 };
  const target = { id: '1', run: '1#1', phase: 'running', rawStatus: '', call: '', observedAt: '' } as const;
  const jobs = [{ id: '1' }];
  return [
    new Attempts(hanging(), 'jobControl.inspect', INSPECT),
    new Attempts(hanging(), 'jobControl.stop', { system: 'lab', targets: [target], mode: 'graceful' }),
    new Attempts(hanging(), 'jobControl.await', {
      system: 'lab',
      jobs,
      ...watch,
      deadline: Date.now() + 60_000,
    }),
    new Attempts(running, 'jobControl.await', {
      system: 'lab',
      jobs,
      ...watch,
      deadline: Date.now() + 60_000,
    }),
    new Attempts(hanging(), 'jobControl.submit', submitRequest([intentFor('1')])),
  ];
}

describe('an interruption', () => {
  it.each([PAUSED, RESET, SHUT_DOWN])('%s is told by its own reason', async (reason, details) => {
    for (const attempts of waiting()) {
      const ended = attempts.next();
      setImmediate(() => attempts.environment.cancel(reason, details));
      // Anything else, an AbortError above all, Temporal would take for a cancellation or a failure.
      expect(await ended).toMatchObject({ failure: { name: 'CancelledFailure', message: reason } });
    }
  });

  it('is told so whatever the adapter makes of it', async () => {
    const ownError = async (call: CallContext) => {
      await untilAborted(call).catch(() => undefined);
      throw broken('timeout', 'unknown');
    };
    const attempts = inspecting(new ScriptedSystem().disturb('status', { when: 'before', by: ownError }));
    const ended = attempts.next();
    setImmediate(() => attempts.environment.cancel(...PAUSED));
    expect(await ended).toMatchObject({ failure: { name: 'CancelledFailure', message: 'PAUSED' } });
  });

  it('by a cancel reaches the adapter', async () => {
    for (const attempts of waiting().slice(0, 2)) {
      const ended = attempts.next();
      setImmediate(() => attempts.environment.cancel());
      expect(isCancelled(await ended)).toBe(true);
    }
  });

  it('by a cancel keeps what is known', async () => {
    for (const attempts of waiting().slice(2)) {
      const ended = attempts.next();
      setImmediate(() => attempts.environment.cancel());
      expect(await ended).toEqual({ report: { jobs: [expect.objectContaining({ id: '1' })] } });
    }
  });
});
