import type { HoldPoint } from '../../../src/testing/simulators/kit';
import { callsBeforeStop, firstWorkflow, passesBefore, type Play } from '../play/play';
import { follow } from '../play/follow';
import { startBatch } from '../play/start-batch';
import { pauseActivity, reset, resetActivity, startAgain } from '../play/operator';
import { until } from '../until';
import type { CellHandle, Expected, Scenario } from './cell';
import type { Aim, Fault } from './fault';
import { held, type HeldCall } from './held';
import { resetParent, startParent } from './parent-faults';

const NOTHING_HARMED: Expected = { hit: 'safe', others: 'safe' };
const WHEN_DONE_WITHIN_MS = 60_000;
const RERUN: Expected = { hit: 'rerun', others: 'rerun' };

/** What operators and clients do, while a request of the operation waits. */
export const OPERATOR_FAULTS: readonly Fault[] = [
  {
    name: 'reset while it is under way',
    quickAt: ['submit'],
    at: (aim) => acting(repeatedly(aim), resetNow),
  },
  { name: 'reset after its effect', quickAt: ['submit'], at: (aim) => afterEffect(aim, resetNow) },
  { name: 'reset when all is done', at: (aim) => onlyAtSubmit(aim, () => whenDone(aim, reset)) },
  { name: 'parent reset', quickAt: ['submit'], at: parentReset },
  { name: 'cancelled', quickAt: ['submit'], at: () => acting(NOTHING_HARMED, cancel) },
  { name: 'cancelled after its effect', at: (aim) => afterEffect(aim, cancel) },
  {
    name: 'terminated and started again',
    quickAt: ['submit'],
    at: (aim) => acting(repeatedly(aim), terminate),
  },
  { name: 'terminated after its effect', at: (aim) => afterEffect(aim, terminate) },
  { name: 'activity paused and unpaused', at: paused },
  { name: 'activity reset', at: () => acting(RERUN, resetItsActivity) },
  { name: 'activity reset after its effect', at: (aim) => afterEffect(aim, resetItsActivity) },
  { name: 'answered, then reset', at: answeredThenReset },
  { name: 'the same request twice', quickAt: ['status'], at: twice },
];

/** On a system whose reruns may keep their id, an execution that comes after another one leaves active jobs alone. */
function repeatedly({ vendor, subject, operation }: Aim): Expected {
  const mayBeActive = operation === 'status' || operation === 'stop';
  const mayKeepId = vendor.subjects.some(({ keepsId }) => keepsId);
  return subject.keepsId || (mayBeActive && mayKeepId) ? NOTHING_HARMED : RERUN;
}

type Act = (play: Play, release: () => void) => Promise<CellHandle | void>;

function acting(expected: Expected, act: Act, point: HoldPoint = 'before-effect'): Scenario {
  return { expected, ...held({ point, after: passesBefore }, act) };
}

function afterEffect(aim: Aim, act: Act): Scenario | string {
  if (aim.operation !== 'stop' && aim.operation !== 'submit') return 'it has no effect';
  const expected = act === cancel ? NOTHING_HARMED : repeatedly(aim);
  return acting(expected, act, 'after-effect');
}

async function resetNow(play: Play, release: () => void): Promise<CellHandle> {
  const again = await reset(play, firstWorkflow(play));
  release();
  return again;
}

async function terminate(play: Play, release: () => void): Promise<CellHandle> {
  const again = await startAgain(play, firstWorkflow(play));
  release();
  return again;
}

async function cancel(play: Play, release: () => void): Promise<void> {
  await firstWorkflow(play).cancel();
  release();
}

function paused({ operation }: Aim): Scenario | string {
  if (operation === 'status')
    return 'a watch whose jobs have ended is over before a heartbeat tells it that it is paused';
  // A stop in several requests may go on without its first ones, so the last one waits.
  const after: HeldCall['after'] = (play) =>
    operation === 'stop' ? callsBeforeStop(operation, play.baseline) : passesBefore(play);
  return { expected: RERUN, ...held({ point: 'before-effect', after }, pauseAndUnpause) };
}

async function pauseAndUnpause(play: Play, release: () => void): Promise<void> {
  const unpause = await pauseActivity(play, firstWorkflow(play));
  release();
  // What arrives later than a time-out allows is another story: see the system's settle time.
  await until('no request is under way', () => play.seat.gate.busy() === 0 || undefined);
  await unpause();
}

async function resetItsActivity(play: Play, release: () => void): Promise<void> {
  await resetActivity(play, firstWorkflow(play));
  release();
}

/** The server delivers the answers of people again to a workflow that was reset. */
function answeredThenReset(aim: Aim): Scenario | string {
  return onlyAtSubmit(aim, () => ({
    ...whenDone(aim, reset),
    arm: ({ seat }) => seat.gate.fault('submit', { kind: 'response-lost-before-effect', times: 2 }),
  }));
}

function onlyAtSubmit({ operation }: Aim, scenario: () => Scenario): Scenario | string {
  return operation === 'submit' ? scenario() : 'it begins when every operation is over';
}

function whenDone(aim: Aim, act: (play: Play, handle: CellHandle) => Promise<CellHandle>): Scenario {
  return {
    expected: repeatedly(aim),
    async meanwhile(play) {
      const handle = firstWorkflow(play);
      await follow(play, handle, WHEN_DONE_WITHIN_MS);
      return act(play, handle);
    },
  };
}

function parentReset(aim: Aim): Scenario | string {
  if (aim.operation === 'status' || aim.operation === 'rerun-info')
    return 'the stop and the search stand for it';
  const { arm } = held({ point: 'before-effect', after: passesBefore }, () => Promise.resolve());
  return { expected: repeatedly(aim), arm, begin: startParent, meanwhile: resetParent };
}

/** The client attaches the second request to the workflow of the first. */
function twice({ operation }: Aim): Scenario | string {
  if (operation !== 'status') return 'whatever the first is doing, the second only attaches to it';
  return {
    expected: RERUN,
    async begin(play) {
      const { input } = play;
      const both = await Promise.all([startBatch(play, input), startBatch(play, input)]);
      play.workflows.push(...both);
    },
  };
}
