import type { Fault as KitFault } from '../../../src/testing/simulators/kit';
import { callsOf, type Play } from '../play/play';
import type { Expected, Scenario } from './cell';
import { type Aim, ALL_RERUN, ALL_RERUN_UNASKED, type Fault, NOTHING_HARMED } from './fault';

/** Later calls of an operation are like these. */
const MOST_LET_THROUGH = 5;

type TimedFault = KitFault & { readonly times?: number };

/** A scenario in which the gate does something to one call, or several in a row; which one, chance decides. */
function wire(fault: TimedFault, expected: Expected = ALL_RERUN): Scenario {
  return {
    expected,
    arm(play) {
      play.seat.gate.fault(play.operation, { ...fault, after: play.random.integer(letThrough(play)) });
    },
    // Of a burst the first may be enough: where a search is best effort nothing comes back for more.
    missed: ({ seat }) =>
      seat.gate.calls().some((call) => call.fault) ? undefined : 'the fault is still armed',
  };
}

function letThrough({ operation, baseline }: Play): number {
  return Math.max(1, Math.min(MOST_LET_THROUGH, callsOf(operation, baseline)));
}

/** Longer than every time-out of the lab's exchanges. */
const TOO_SLOW_MS = 4_000;
const OVERSIZED_BYTES = 2 ** 20 + 2 ** 16;

/** What can happen to a request or to its answer on the way. */
export const WIRE_FAULTS: readonly Fault[] = [
  {
    name: 'answer lost after the effect',
    quickAt: ['submit', 'stop'],
    at: () => wire({ kind: 'response-lost-after-effect' }),
  },
  {
    name: 'answer lost before the effect',
    quickAt: ['submit'],
    at: () => wire({ kind: 'response-lost-before-effect' }),
  },
  {
    name: 'slow drip past the time-out',
    quickAt: ['submit'],
    at: () => wire({ kind: 'slow', delayMs: TOO_SLOW_MS, drip: true }),
  },
  { name: '500 before the effect', at: () => wire({ kind: 'status', httpStatus: 500 }) },
  {
    name: '502 after the effect',
    quickAt: ['submit'],
    at: () => wire({ kind: 'status', httpStatus: 502, afterEffect: true }),
  },
  {
    name: '429 three times',
    at: () =>
      wire({ kind: 'status', httpStatus: 429, headers: { 'retry-after': '0' }, times: 3 }, ALL_RERUN_UNASKED),
  },
  {
    name: '503 three times',
    quickAt: ['status'],
    at: () => wire({ kind: 'status', httpStatus: 503, headers: { 'retry-after': '1' }, times: 3 }),
  },
  { name: '401 in the middle', at: () => wire({ kind: 'status', httpStatus: 401 }, NOTHING_HARMED) },
  { name: 'malformed', quickAt: ['submit'], at: () => wire({ kind: 'malformed-body' }) },
  { name: 'truncated', at: () => wire({ kind: 'truncated-body' }) },
  { name: 'oversized', at: () => wire({ kind: 'oversized-body', bytes: OVERSIZED_BYTES }) },
  { name: 'wrong content type', at: () => wire({ kind: 'wrong-content-type' }) },
  { name: 'web page under 200', at: () => wire({ kind: 'html-200' }) },
  {
    name: 'error under 200',
    at: errorUnder200,
  },
];

function errorUnder200({ vendor: { errorUnder200: error } }: Aim): Scenario | string {
  if ('none' in error) return error.none;
  return wire({ kind: 'status', httpStatus: 200, ...error }, NOTHING_HARMED);
}
