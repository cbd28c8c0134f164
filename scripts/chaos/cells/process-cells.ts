import { OPERATIONS } from '../vendors/chaos-vendor';
import type { Aimed, Hold, NotApplicable, ProcessCell, ProcessFault } from './cell';
import { isQuickToo, reasonToLeaveOut } from './left-out';

interface Round {
  readonly processFault: ProcessFault;
  readonly holds: readonly Hold[];
  /** Which of them the reduced matrix plays. */
  readonly isQuick: (hold: Hold) => boolean;
  /** Only where requests wait for their turn. */
  readonly paced?: true;
}

const BOTH_POINTS = OPERATIONS.flatMap((operation): Hold[] => [
  { operation, point: 'before-effect' },
  { operation, point: 'after-effect' },
]);
const AFTER = BOTH_POINTS.filter(({ point }) => point === 'after-effect');

const BEFORE_SUBMISSION: Hold = { operation: 'submit', point: 'before-effect' };
const AFTER_SUBMISSION: Hold = { operation: 'submit', point: 'after-effect' };

const ROUNDS: readonly Round[] = [
  { processFault: 'worker killed', holds: BOTH_POINTS, isQuick: changesSomething },
  { processFault: 'server killed', holds: [...AFTER, BEFORE_SUBMISSION], isQuick: isSubmission },
  { processFault: 'worker paused beside its retry', holds: BOTH_POINTS, isQuick: isSubmission },
  { processFault: 'worker paused until all is over', holds: BOTH_POINTS, isQuick: () => false },
  {
    processFault: 'worker paused before it sends the next',
    holds: [AFTER_SUBMISSION],
    isQuick: () => false,
    paced: true,
  },
];

const NOT_PACED =
  'no request waits for its turn here, so nothing lies between the last question and the first byte';

/** What can befall the processes at each step of one subject. */
export function processCells({ vendor, subject }: Aimed): (ProcessCell | NotApplicable)[] {
  return ROUNDS.flatMap(({ processFault, holds, isQuick, paced }) =>
    holds.map((hold): ProcessCell | NotApplicable => {
      const { operation, point } = hold;
      const fault = `${processFault}, ${point.replace('-', ' the ')}`;
      const id = `${subject.name}/${operation}/${fault}`;
      const unpaced = paced && !vendor.paced ? NOT_PACED : undefined;
      const reason = unpaced ?? reasonToLeaveOut(subject, operation, fault);
      if (reason !== undefined) return { id, reason };
      const quick =
        (subject.only ? isShort(processFault, hold) : isQuick(hold)) && isQuickToo(subject, operation, fault);
      return { ...{ id, vendor, subject, operation, fault, processFault, hold }, kind: 'process', quick };
    }),
  );
}

function changesSomething({ operation, point }: Hold): boolean {
  return operation === 'submit' || (operation === 'stop' && point === 'after-effect');
}

/** Of a subject whose cells are reduced anyway. */
function isShort(processFault: ProcessFault, { operation, point }: Hold): boolean {
  return processFault === 'worker killed' && operation === 'submit' && point === 'after-effect';
}

function isSubmission({ operation }: Hold): boolean {
  return operation === 'submit';
}
