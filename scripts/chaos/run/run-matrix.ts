import type { Cleanup } from '../../processes/cleanup';
import type { Cell, SeatCell } from '../cells/cell';
import { type Matrix, matrixOf } from '../cells/matrix';
import type { Options } from '../options';
import type { Outcome } from '../play/outcome';
import type { Course } from '../play/prepare';
import { type CellCounts, countsOf } from '../report/counts';
import type { Reporter } from '../report/reporter';
import { openLab } from '../stage/lab';
import { startParentWorker } from '../stage/parent-worker';
import { VENDORS } from '../vendors';
import { playBaselines, playOnSeats } from './play-seats';

const EXCHANGE_TIMEOUT_MS = 1_500;
const SEATS_PER_VENDOR = 4;

/** What `--json` prints. */
export interface MatrixReport {
  /** True when every cell was played and no promise was broken. */
  readonly ok: boolean;
  readonly seed: number;
  readonly seconds: number;
  readonly cells: number;
  readonly notApplicable: number;
  readonly notPlayed: readonly string[];
  readonly violations: readonly { readonly cell: string; readonly violations: readonly string[] }[];
  readonly counts: CellCounts;
}

/** What a run reports to, and what ends all that it has started. */
export interface RunSurroundings {
  readonly reporter: Reporter;
  readonly cleanup: Cleanup;
  readonly lib?: string;
}

export async function runMatrix(
  options: Options,
  { reporter, cleanup, lib }: RunSurroundings,
): Promise<MatrixReport> {
  const startedAt = performance.now();
  const vendors = VENDORS.filter(({ vendor }) => options.systems?.includes(vendor) ?? true);
  const matrix = matrixOf(vendors);
  const cells = matrix.cells.filter((cell) => isWanted(cell, options));
  const signal = AbortSignal.timeout(options.minutes * 60_000);
  const course: Course = { seed: options.seed, baselines: new Map() };
  reporter.say(`${cells.length} cells, seed ${options.seed}`);
  const lab = await openLab(
    {
      vendors,
      seatsPerVendor: SEATS_PER_VENDOR,
      simulatorsPerVendor: SEATS_PER_VENDOR,
      timeoutMs: EXCHANGE_TIMEOUT_MS,
      lib,
    },
    cleanup,
  );
  const worker = await lab.startWorker();
  await startParentWorker(lab.temporalAddress, cleanup);
  reporter.say('everything runs');
  const playing = { lab, course, reporter, signal };
  const baselines = await Promise.race([playBaselines(matrix.baselines, playing), worker.failure]);
  const seatCells = cells.filter((cell): cell is SeatCell => cell.kind !== 'process');
  const outcomes = await Promise.race([playOnSeats(seatCells, playing), worker.failure]);
  return reportOf([...baselines, ...outcomes], {
    matrix,
    cells,
    options,
    seconds: (performance.now() - startedAt) / 1000,
  });
}

function isWanted(cell: Cell, { quick, only }: Options): boolean {
  return (!quick || cell.quick) && (only?.test(cell.id) ?? true);
}

interface Played {
  readonly matrix: Matrix;
  readonly cells: readonly Cell[];
  readonly options: Options;
  readonly seconds: number;
}

function reportOf(outcomes: readonly Outcome[], { matrix, cells, options, seconds }: Played): MatrixReport {
  const violations = outcomes.filter((outcome) => outcome.violations.length > 0);
  const notPlayed = cells
    .filter((cell) => !outcomes.some((outcome) => outcome.cell === cell))
    .map(({ id }) => id);
  return {
    ok: violations.length === 0 && notPlayed.length === 0,
    ...{
      seed: options.seed,
      seconds,
      cells: outcomes.length,
      notApplicable: matrix.notApplicable.length,
      notPlayed,
    },
    violations: violations.map((outcome) => ({ cell: outcome.cell.id, violations: outcome.violations })),
    counts: countsOf(outcomes.map(({ record }) => record)),
  };
}
