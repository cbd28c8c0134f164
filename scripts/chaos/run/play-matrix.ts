import type { Cleanup } from '../../processes/cleanup';
import type { Cell, ProcessCell, ProcessFault, SeatCell } from '../cells/cell';
import type { Outcome } from '../play/outcome';
import type { Course } from '../play/prepare';
import type { Reporter } from '../report/reporter';
import { type Lab, type LabPlan, openLab } from '../stage/lab';
import { startParentWorker } from '../stage/parent-worker';
import type { ChaosVendor } from '../vendors/chaos-vendor';
import { CELLS_PER_ROUND, playRounds } from './play-rounds';
import { playBaselines, playOnSeats, type Playing } from './play-seats';

/** Cells of one vendor that are played at the same time. */
const SEATS_PER_VENDOR = 4;
const SEAT_LAB = {
  seatsPerVendor: SEATS_PER_VENDOR,
  simulatorsPerVendor: SEATS_PER_VENDOR,
  timeoutMs: 1_500,
  deadline: '25s',
};
/** Requests are held for as long as a whole round needs to get to its steps. */
const ROUND_LAB = {
  seatsPerVendor: CELLS_PER_ROUND,
  simulatorsPerVendor: 1,
  timeoutMs: 15_000,
  deadline: '2 minutes',
};

/** Process faults that share a lab, one after another. They are mostly waited for, so the labs go on side by side. */
const LABS: readonly (readonly ProcessFault[])[] = [
  ['worker killed', 'server killed', 'worker paused before it sends the next'],
  ['worker paused beside its retry', 'worker paused until all is over'],
];

/** What is played. */
export interface Selection {
  readonly baselines: readonly SeatCell[];
  readonly cells: readonly Cell[];
  readonly seed: number;
  /** Aborted when the time is over: cells that were not begun are left. */
  readonly signal: AbortSignal;
  /** The folder of the build to play with; default: the usual one. */
  readonly lib?: string | undefined;
}

/** What a run reports to, and what ends all that it has started. */
export interface RunSurroundings {
  /** Aborted when somebody wants the run to end. */
  readonly asked: AbortSignal;
  readonly reporter: Reporter;
  readonly cleanup: Cleanup;
}

/** Plays the baselines, then all cells: those of one seat each beside those whose processes are treated badly. */
export async function playMatrix(
  selection: Selection,
  { reporter, cleanup }: RunSurroundings,
): Promise<Outcome[]> {
  const { baselines, cells, seed, signal, lib } = selection;
  const course: Course = { seed, baselines: new Map() };
  const lab = await openLab({ ...SEAT_LAB, vendors: vendorsOf(baselines), lib }, cleanup);
  const [worker] = await Promise.all([lab.startWorker(), startParentWorker(lab.temporalAddress, cleanup)]);
  reporter.say(`Temporal at ${lab.temporalAddress}, ${lab.seats.length} seats, a worker for them`);
  const playing = { lab, course, reporter, signal };
  const work = async (): Promise<Outcome[]> => {
    const first = await playBaselines(baselines, playing);
    const processCells = cells.filter((cell): cell is ProcessCell => cell.kind === 'process');
    const seatCells = cells.filter((cell): cell is SeatCell => cell.kind !== 'process');
    const groups = LABS.map((faults) => processCells.filter((cell) => faults.includes(cell.processFault)));
    const rounds = groups.map((group) => playProcessCells(group, playing, cleanup));
    return [first, ...(await Promise.all([playOnSeats(seatCells, playing), ...rounds]))].flat();
  };
  return Promise.race([work(), worker.failure]);
}

/** Process faults need processes of their own: a server, and workers one after another. */
async function playProcessCells(
  cells: readonly ProcessCell[],
  playing: Playing,
  cleanup: Cleanup,
): Promise<Outcome[]> {
  if (cells.length === 0) return [];
  const plan: LabPlan = { ...ROUND_LAB, vendors: vendorsOf(cells), lib: playing.lab.plan.lib };
  const lab: Lab = await openLab(plan, cleanup);
  return playRounds(cells, { ...playing, lab });
}

function vendorsOf(cells: readonly Cell[]): ChaosVendor[] {
  return [...new Set(cells.map(({ vendor }) => vendor))];
}
