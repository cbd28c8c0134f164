import type { StopVerdict } from '../../../src/client';
import type { TrueState } from '../vendors/chaos-vendor';
import { type CellRecord, judgedJobs, type JobRecord } from './cell-record';

/** A reading may be so old, in milliseconds, when its time is noted: the answer was on its way, or the worker slow. */
const NOTED_LATE_MS = 3_000;
/** Some adapters note the time before they ask: so long an exchange may take. */
const NOTED_EARLY_MS = 1_500;

const ENDS: Readonly<Record<string, TrueState>> = {
  paused: 'paused',
  succeeded: 'succeeded',
  failed: 'failed',
  stopped: 'stopped',
};

/** Every verdict was true in the simulator when it was read. */
export function falseVerdicts(record: CellRecord): string[] {
  return judgedJobs(record).flatMap(({ job, result: { stop } }) =>
    stop
      ? problemsIn(job, stop, record).map((problem) => `${job.id} is said to be ${stop.verdict}: ${problem}`)
      : [],
  );
}

function problemsIn(job: JobRecord, stop: StopVerdict, { repeated }: CellRecord): string[] {
  switch (stop.verdict) {
    case 'stopped':
      return [...notEndedAs(job, stop), ...unless(mayBeStopped(job, stop, repeated), NO_STOP)];
    case 'ended-first': {
      const isSure = stop.certainty === 'certain';
      const isAsked = job.stops.length > 0;
      return [
        ...notEndedAs(job, stop),
        ...unless(isAsked || !isSure, 'it is certain that a stop was sent, and none arrived'),
      ];
    }
    case 'already-ended':
      return [
        ...notEndedAs(job, stop),
        ...unless(job.stops.length === 0 || repeated, 'a stop of it arrived'),
      ];
    case 'refused':
    case 'still-active':
      return unless(wasIn(job, stop, 'active'), `it was ${statesOf(job)}`);
    case 'not-found':
      return unless(job.history.length === 0 || job.hidden, 'it is there');
    case 'unverified':
      return [];
  }
}

const NO_STOP = 'no stop of it ever arrived';

/** What an execution before this one has sent is not known to it: such a verdict is likely at best, and says so. */
function mayBeStopped({ stops }: JobRecord, { certainty }: StopVerdict, repeated: boolean): boolean {
  return stops.length > 0 || (repeated && certainty === 'likely');
}

function unless(isTrue: boolean, problem: string): string[] {
  return isTrue ? [] : [problem];
}

function notEndedAs(job: JobRecord, stop: StopVerdict): string[] {
  // Some systems forget what was stopped.
  if (stop.phase === undefined && job.hidden)
    return unless(job.history.at(-1)?.state !== 'active', 'it runs');
  const state = ENDS[stop.phase ?? ''];
  const isTrue = state !== undefined && wasIn(job, stop, state);
  return unless(isTrue, `it was not ${stop.phase} when it was read, but ${statesOf(job)}`);
}

/** Whether the job was in that state at some moment of the last reading. */
function wasIn({ history }: JobRecord, stop: StopVerdict, state: TrueState): boolean {
  const at = Date.parse(stop.evidence.findLast(({ phase }) => phase !== undefined)?.at ?? '');
  return history.some((change, index) => {
    const until = history[index + 1]?.at ?? Infinity;
    return change.state === state && change.at <= at + NOTED_EARLY_MS && until >= at - NOTED_LATE_MS;
  });
}

function statesOf({ history }: JobRecord): string {
  return (
    history.map(({ at, state }) => `${state} from ${new Date(at).toISOString()}`).join(', ') || 'never there'
  );
}
