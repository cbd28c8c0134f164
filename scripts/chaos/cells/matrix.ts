import { OPERATIONS, type ChaosVendor } from '../vendors/chaos-vendor';
import type { Aimed, Cell, NotApplicable, SeatCell } from './cell';
import { CONNECTION_FAULTS } from './connection-faults';
import { DOUBLE_FAULTS } from './double-faults';
import { type Aim, ALL_RERUN, type Fault } from './fault';
import { JOB_FAULTS } from './job-faults';
import { isQuickToo, reasonToLeaveOut } from './left-out';
import { OPERATOR_FAULTS } from './operator-faults';
import { processCells } from './process-cells';
import { WIRE_FAULTS } from './wire-faults';

const SEAT_FAULTS: readonly (readonly [SeatCell['kind'], readonly Fault[]])[] = [
  ['exchange', [...CONNECTION_FAULTS, ...WIRE_FAULTS, ...DOUBLE_FAULTS]],
  ['job', JOB_FAULTS],
  ['operator', OPERATOR_FAULTS],
];

/** All cells, and the combinations that make no sense. */
export interface Matrix {
  /** One per subject, played first: nothing goes wrong, and the order of calls is learnt. */
  readonly baselines: readonly SeatCell[];
  readonly cells: readonly Cell[];
  readonly notApplicable: readonly NotApplicable[];
}

/** System × operation × fault. */
export function matrixOf(vendors: readonly ChaosVendor[]): Matrix {
  const subjects = vendors.flatMap((vendor) => vendor.subjects.map((subject) => ({ vendor, subject })));
  const seatCells = subjects.flatMap((aim) =>
    OPERATIONS.flatMap((operation) => cellsAt({ ...aim, operation })),
  );
  const all: readonly (Cell | NotApplicable)[] = [...seatCells, ...subjects.flatMap(processCells)];
  return {
    baselines: subjects.map(baseline),
    cells: all.filter((cell): cell is Cell => 'kind' in cell),
    notApplicable: all.filter((cell): cell is NotApplicable => 'reason' in cell),
  };
}

function baseline({ vendor, subject }: Aimed): SeatCell {
  const fault = 'nothing goes wrong';
  const id = `${subject.name}/all/${fault}`;
  const scenario = { expected: ALL_RERUN };
  return { id, vendor, subject, operation: 'status', fault, kind: 'exchange', quick: true, scenario };
}

function cellsAt(aim: Aim): (SeatCell | NotApplicable)[] {
  const { vendor, subject, operation } = aim;
  return SEAT_FAULTS.flatMap(([kind, faults]) =>
    faults.map((fault): SeatCell | NotApplicable => {
      const id = `${subject.name}/${operation}/${fault.name}`;
      const scenario = reasonToLeaveOut(subject, operation, fault.name) ?? fault.at(aim);
      if (typeof scenario === 'string') return { id, reason: scenario };
      const quick = fault.quickAt?.includes(operation) === true && isQuickToo(subject, operation, fault.name);
      return { id, vendor, subject, operation, fault: fault.name, kind, quick, scenario };
    }),
  );
}
