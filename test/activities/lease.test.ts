import { ActivityCancelledError, ActivityNotFoundError, type Client } from '@temporalio/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { createActivities } from '../../src/activities';
import { Lease } from '../../src/activities/lease';
import type { LastingSignal, StopBatchRequest, SubmitReport } from '../../src/contract';
import { NEW_RUN } from '../fakes/scripted-capabilities';
import { scriptedJob, snapshotOf } from '../fakes/scripted-job';
import { ScriptedSystem } from '../fakes/scripted-system';
import { intentFor, submitRequest } from './intents';
import { withWay } from './submitting';

type Heartbeat = (token: unknown, page: { readonly state: { readonly doubtful: string[] } }) => void;

/** An attempt whose worker asks this server. */
function attemptAt(heartbeat: Heartbeat) {
  const activity = {
    heartbeat: (...asked: Parameters<Heartbeat>) => Promise.resolve().then(() => heartbeat(...asked)),
  };
  const withAbortSignal = (_: AbortSignal, run: () => unknown) => run(); // what the SDK needs of a client
  const client = { activity, withAbortSignal } as unknown as Client;
  return new MockActivityEnvironment({}, { client, logger: new DefaultLogger('ERROR') });
}

function submitTo(
  system: ScriptedSystem,
  heartbeat: Heartbeat,
  environment = attemptAt(heartbeat),
): Promise<SubmitReport> {
  const { 'jobControl.submit': submit } = createActivities({ lab: system });
  return environment.run(submit, submitRequest([intentFor('1')]));
}

describe('before it submits, an attempt', () => {
  it('has its doubt confirmed by the server', async () => {
    const system = withWay(NEW_RUN);
    const seen: unknown[] = [];
    await submitTo(system, (_, { state }) => seen.push([...state.doubtful], system.started.length));
    expect(seen).toEqual([['1'], 0]);
  });

  it('that was given up sends nothing', async () => {
    const system = withWay(NEW_RUN);
    const submission = submitTo(system, () => {
      throw new ActivityNotFoundError('Not found');
    });
    await expect(submission).rejects.toMatchObject({
      message: 'Nothing was sent: Temporal has given this attempt up, another one may be at work.',
      nonRetryable: false,
    });
    expect(system.callsOf('submitRerun')).toEqual([]);
  });

  it('without an answer of the server sends nothing', async () => {
    const system = withWay(NEW_RUN);
    const submission = submitTo(system, () => {
      throw new Error('no connection');
    });
    await expect(submission).rejects.toMatchObject({
      message: 'Nothing was sent: Temporal does not answer (no connection).',
      details: [{ effect: 'none' }],
    });
    expect(system.callsOf('submitRerun')).toEqual([]);
  });

  it('that is cancelled reports what it knows', async () => {
    const system = withWay(NEW_RUN);
    const environment = attemptAt(() => {
      setImmediate(() => environment.cancel());
      throw new ActivityCancelledError('cancelled');
    });
    const { jobs } = await submitTo(system, () => undefined, environment);
    expect(jobs).toMatchObject([
      { outcome: 'not-rerun', reason: 'Nothing was sent. The workflow was cancelled.' },
    ]);
  });
});

describe('before it asks to stop, an attempt', () => {
  const target = snapshotOf(scriptedJob('1', { phase: 'running' }));
  const stopOn = (system: ScriptedSystem, heartbeat: Heartbeat) => {
    const { 'jobControl.stop': stop } = createActivities({ lab: system });
    const request: StopBatchRequest = { system: 'lab', targets: [target], mode: 'graceful' };
    return attemptAt(heartbeat).run(stop, request);
  };
  const running = () => new ScriptedSystem().add('1', { phase: 'running' });

  it('that was given up asks nothing', async () => {
    const system = running();
    const stop = stopOn(system, () => {
      throw new ActivityNotFoundError('Not found');
    });
    await expect(stop).rejects.toMatchObject({ details: [{ effect: 'none' }] });
    expect(system.callsOf('stop')).toEqual([]);
  });

  it('has a signal that keeps it from asking late', async () => {
    const system = running();
    const signals: LastingSignal[] = [];
    system.disturb('stop', { when: 'before', by: ({ signal }) => void signals.push(signal) });
    await stopOn(system, () => undefined);
    expect(signals[0]?.mayBegin).not.toThrow();
    const now = performance.now();
    jest.spyOn(performance, 'now').mockReturnValue(now + 5_100);
    expect(signals[0]?.mayBegin).toThrow('Nothing was sent');
    jest.restoreAllMocks();
  });
});

describe('the right to send', () => {
  afterEach(() => jest.restoreAllMocks());

  const confirmed = (): Promise<LastingSignal> => {
    const lease = new Lease();
    return attemptAt(() => undefined).run(async () => {
      await lease.confirm({ state: {} });
      return lease.signal();
    });
  };

  it.each([
    [4_900, false],
    [5_100, true],
  ])('after %i ms is gone: %s', async (milliseconds, isGone) => {
    const { mayBegin } = await confirmed();
    const now = performance.now();
    jest.spyOn(performance, 'now').mockReturnValue(now + milliseconds);
    if (isGone) expect(mayBegin).toThrow('Nothing was sent: the attempt waited too long before it sent.');
    else expect(mayBegin).not.toThrow();
  });

  it('is gone after a sleep of the whole machine', async () => {
    const { mayBegin } = await confirmed();
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now + 3_600_000);
    expect(mayBegin).toThrow('Nothing was sent');
  });

  it('is not there before it was confirmed', () => {
    expect(new Lease().signal().mayBegin).toThrow('Nothing was sent');
  });
});
