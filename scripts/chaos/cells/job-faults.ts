import { callsBeforeStop, callsOf, passesBefore, type Play } from '../play/play';
import { until } from '../until';
import type { Expected, Scenario } from './cell';
import type { Aim, Fault } from './fault';
import { held } from './held';
import { type Deed, endNewRuns, finish, itemOf, restartByOthers, runAgain, vanish } from './job-deeds';

const RERUN_OTHERS = { others: 'rerun' } as const;
const LEFT_ALONE: Expected = { hit: 'no-rerun', ...RERUN_OTHERS };
const EITHER: Expected = { hit: 'safe', ...RERUN_OTHERS };
/** A job that runs again although its stop was accepted is watched until the deadline. */
const SHORT_STOP = { deadline: '6s' } as const;

/** What a job does, or what is done to it, at the worst moment: while a request of the operation waits at the system's door. */
export const JOB_FAULTS: readonly Fault[] = [
  { name: 'unknown status', quickAt: ['status'], at: unknownStatus },
  { name: 'missing from one answer', at: missingOnce },
  { name: 'vanishes', quickAt: ['status'], at: () => atTheDoor(vanish, EITHER, SHORT_STOP) },
  { name: 'runs again after its end', quickAt: ['rerun-info'], at: runsAgain },
  {
    name: 'finishes by itself',
    quickAt: ['stop', 'rerun-info'],
    at: (aim) => atTheDoor(finish, finished(aim)),
  },
  { name: 'restarted by others and ended again', quickAt: ['rerun-info'], at: restarted },
  { name: 'answer lost, its run over unseen', quickAt: ['submit'], at: overUnseen },
];

const NOT_ENDED_YET = 'before the stop it has not ended';

function runsAgain({ operation }: Aim): Scenario | string {
  return operation === 'stop' ? NOT_ENDED_YET : atTheDoor(runAgain, EITHER, SHORT_STOP);
}

function restarted({ operation, subject }: Aim): Scenario | string {
  if (operation === 'stop') return NOT_ENDED_YET;
  if (subject.unrestartable !== undefined) return subject.unrestartable;
  const isSeen = operation === 'rerun-info' && !subject.restartUnseen;
  return atTheDoor(restartByOthers, isSeen ? LEFT_ALONE : EITHER, SHORT_STOP);
}

/** Late success wins as long as it is there before the fence; afterwards nothing can tell. */
function finished({ operation }: Aim): Expected {
  return ['search', 'submit'].includes(operation) ? EITHER : LEFT_ALONE;
}

function unknownStatus({ operation }: Aim): Scenario | string {
  if (operation !== 'status') return 'its answer shows no status that anything goes by';
  return onItems(
    (play) => ({ kind: 'unknown-status', word: play.seat.vendor.unknownWord, ids: [itemOf(play)] }),
    3,
  );
}

function missingOnce({ operation }: Aim): Scenario | string {
  if (operation !== 'status') return 'its answer shows no job that could be missing';
  return onItems((play) => ({ kind: 'missing-items', ids: [itemOf(play)] }), 1);
}

type ItemFault =
  | { readonly kind: 'unknown-status'; readonly word: string; readonly ids: string[] }
  | {
      readonly kind: 'missing-items';
      readonly ids: string[];
    };

/** The simulator itself shows something else of the job, some calls long. */
function onItems(fault: (play: Play) => ItemFault, times: number): Scenario {
  return {
    expected: { hit: 'safe', others: 'rerun' },
    async arm(play) {
      play.hit.hidden = true;
      const after = play.random.integer(3);
      for (const method of play.seat.vendor.statusCalls) {
        await play.seat.simulator.fault({ ...fault(play), method, times, after });
      }
    },
  };
}

function atTheDoor(deed: Deed, expected: Expected, stop?: Scenario['stop']): Scenario {
  return {
    expected,
    ...(stop && { stop }),
    ...held({ point: 'before-effect', after: (play) => whenDue(play, deed) }, async (play, release) => {
      await deed(play);
      release();
    }),
  };
}

/** Finishing makes sense before the stop, everything else after the end. */
function whenDue(play: Play, deed: Deed): number {
  const { operation, baseline, random } = play;
  const isBeforeStop = deed === finish || deed === vanish;
  if (operation === 'submit') return passesBefore(play);
  if (operation !== 'status') return isBeforeStop ? 0 : callsBeforeStop(operation, baseline);
  const before = Math.max(1, callsBeforeStop('status', baseline));
  if (isBeforeStop) return random.integer(before);
  // The last reading before the fence belongs to the search and the submission.
  return before + random.integer(Math.max(1, callsOf('status', baseline) - before - 1));
}

/** The run that a submission has started ends before anybody looks, and the answer never arrives. */
function overUnseen({ operation }: Aim): Scenario | string {
  if (operation !== 'submit') return 'it starts no run';
  return {
    expected: { hit: 'rerun', others: 'rerun' },
    ...held({ point: 'after-effect', after: passesBefore }, async (play, release) => {
      const { gate } = play.seat;
      await endNewRuns(play);
      // Calls of other jobs come meanwhile, so they say nothing about this one.
      await until('the worker gives up waiting', () => gate.abandoned() > 0 || undefined);
      release();
    }),
  };
}
