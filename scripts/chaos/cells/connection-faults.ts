import type { Gate } from '../gate/gate';
import { placeBefore } from '../gate/seen-calls';
import type { Play } from '../play/play';
import type { Expected, Scenario } from './cell';
import { ALL_RERUN, ALL_RERUN_UNASKED, type Fault } from './fault';

/** How long nobody gets in: the worker connects within milliseconds after the answer before. */
const SHUT_MS = 700;
const RESETS = 2;

/** What can happen before a request was read: the operation is hit by what comes after the answer right before it. */
export const CONNECTION_FAULTS: readonly Fault[] = [
  {
    name: 'connection refused',
    quickAt: ['submit', 'search'],
    at: () => afterPlace(refuse, notRefused, ALL_RERUN_UNASKED),
  },
  {
    name: 'reset before the request was read',
    quickAt: ['submit'],
    at: () =>
      afterPlace(reset, ({ seat }) =>
        seat.gate.doorway.resetSoFar() > 0 ? undefined : 'no connection came',
      ),
  },
];

function afterPlace(
  begin: (gate: Gate) => void,
  missed: (play: Play) => string | undefined,
  expected: Expected = ALL_RERUN,
): Scenario {
  return {
    expected,
    arm({ operation, baseline, seat: { gate } }) {
      const place = placeBefore(operation, baseline.calls);
      if (place) gate.plan({ place, begin: () => begin(gate) });
      else begin(gate);
    },
    missed: (play) => (play.seat.gate.isPlanned() ? 'the call before it never came' : missed(play)),
  };
}

/** An attempt that was refused reads anew, so its first call is not the one that was refused. */
function notRefused({ operation, seat: { gate } }: Play): string | undefined {
  const readsFirst = operation === 'stop' || operation === 'submit' || operation === 'rerun-info';
  return readsFirst && gate.firstAfterOutage()?.operation === operation ? 'it got in' : undefined;
}

function refuse(gate: Gate): void {
  gate.doorway.shut();
  setTimeout(() => void gate.doorway.reopen(), SHUT_MS);
}

function reset(gate: Gate): void {
  gate.doorway.resetNext(RESETS);
}
