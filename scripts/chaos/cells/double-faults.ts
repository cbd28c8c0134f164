import type { Fault as KitFault, FaultRule } from '../../../src/testing/simulators/kit';
import { passesBefore } from '../play/play';
import type { Expected, Scenario } from './cell';
import { type Aim, ALL_RERUN, type Fault, NOTHING_HARMED } from './fault';

/** The answer to a submission is lost, and then something goes wrong with what would clear it up. */
export const DOUBLE_FAULTS: readonly Fault[] = [
  twoInARow('the search is refused with 503', { kind: 'status', httpStatus: 503, times: 2 }),
  twoInARow('the search is malformed', { kind: 'malformed-body', times: 2 }),
  twoInARow('the answer to the search is lost', { kind: 'response-lost-after-effect', times: 2 }),
  twoInARow('the search is not allowed', { kind: 'status', httpStatus: 403 }, NOTHING_HARMED),
  { name: 'answer lost twice', quickAt: ['submit'], at: lostTwice },
];

/** The fault hits the searches, or where there is none the readings, that follow the lost answer. */
function twoInARow(
  what: string,
  fault: KitFault & Pick<FaultRule, 'times'>,
  expected: Expected = ALL_RERUN,
): Fault {
  const at = ({ operation, subject }: Aim): Scenario | string => {
    if (operation !== 'submit') return 'only a submission can be in doubt';
    return {
      expected,
      arm(play) {
        const { gate } = play.seat;
        gate.fault('submit', { kind: 'response-lost-after-effect', after: passesBefore(play) });
        gate.afterFault(() => gate.fault(subject.without?.search ? 'status' : 'search', fault));
      },
      missed: ({ seat }) =>
        seat.gate.pending().length === 0 ? undefined : 'the second fault is still armed',
    };
  };
  return { name: `answer lost, then ${what}`, at };
}

function lostTwice({ operation }: Aim): Scenario | string {
  if (operation === 'stop') return 'after the first time the job has ended, and nothing more is sent';
  return {
    expected: ALL_RERUN,
    arm: ({ seat }) => seat.gate.fault(operation, { kind: 'response-lost-after-effect', times: 2 }),
    missed: ({ seat }) => (seat.gate.pending().length === 0 ? undefined : 'the fault is still armed'),
  };
}
