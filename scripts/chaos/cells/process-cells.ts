import { OPERATIONS } from '../vendors/chaos-vendor';
import type { Aimed, Hold, NotApplicable, ProcessCell, ProcessFault } from './cell';

interface Round {
  readonly processFault: ProcessFault;
  readonly holds: readonly Hold[];
  /** Which of them the reduced matrix plays. */
  readonly isQuick: (hold: Hold) => boolean;
}

const BOTH_POINTS = OPERATIONS.flatMap((operation): Hold[] => [
  { operation, point: 'before-effect' },
  { operation, point: 'after-effect' },
]);
const AFTER = BOTH_POINTS.filter(({ point }) => point === 'after-effect');

const BEFORE_SUBMISSION: Hold = { operation: 'submit', point: 'before-effect' };

const ROUNDS: readonly Round[] = [
  { processFault: 'worker killed', holds: BOTH_POINTS, isQuick: changesSomething },
  { processFault: 'server killed', holds: [...AFTER, BEFORE_SUBMISSION], isQuick: isSubmission },
  { processFault: 'worker paused beside its retry', holds: BOTH_POINTS, isQuick: isSubmission },
  { processFault: 'worker paused until all is over', holds: BOTH_POINTS, isQuick: () => false },
];

/** What can befall the processes at each step of one subject. */
export function processCells({ vendor, subject }: Aimed): (ProcessCell | NotApplicable)[] {
  return ROUNDS.flatMap(({ processFault, holds, isQuick }) =>
    holds.map((hold): ProcessCell | NotApplicable => {
      const { operation, point } = hold;
      const fault = `${processFault}, ${point.replace('-', ' the ')}`;
      const id = `${subject.name}/${operation}/${fault}`;
      const reason = subject.without?.[operation];
      if (reason !== undefined) return { id, reason };
      const quick = isQuick(hold);
      return { ...{ id, vendor, subject, operation, fault, processFault, hold }, kind: 'process', quick };
    }),
  );
}

function changesSomething({ operation }: Hold): boolean {
  return operation === 'stop' || operation === 'submit';
}

function isSubmission({ operation }: Hold): boolean {
  return operation === 'submit';
}
