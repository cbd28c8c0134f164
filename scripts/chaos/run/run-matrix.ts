import type { Cell, SeatCell } from '../cells/cell';
import { matrixOf } from '../cells/matrix';
import type { Options } from '../options';
import { type MatrixReport, reportOn } from '../report/matrix-report';
import { summaryLines } from '../report/summary';
import { VENDORS } from '../vendors';
import { playMatrix, type RunSurroundings } from './play-matrix';

/** Plays the matrix, or the part of it that the options name, and says what came of it. */
export async function runMatrix(options: Options, surroundings: RunSurroundings): Promise<MatrixReport> {
  const startedAt = performance.now();
  const { reporter } = surroundings;
  const vendors = VENDORS.filter(({ vendor }) => options.systems?.includes(vendor) ?? true);
  const matrix = matrixOf(vendors);
  const cells = matrix.cells.filter((cell) => isWanted(cell, options));
  const notApplicable = matrix.notApplicable.filter(({ id }) => options.only?.test(id) ?? true);
  for (const { id, reason } of options.quick ? [] : notApplicable)
    reporter.say(`n/a        ${id.padEnd(62)} ${reason}`);
  reporter.say(`${cells.length} cells, seed ${options.seed}; ${notApplicable.length} more make no sense`);
  const signal = AbortSignal.any([AbortSignal.timeout(options.minutes * 60_000), surroundings.asked]);
  const baselines = matrix.baselines.filter((baseline) => isNeeded(baseline, cells, options));
  const outcomes = await playMatrix({ baselines, cells, seed: options.seed, signal }, surroundings);
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  const report = reportOn(outcomes, { cells, notApplicable, seed: options.seed, seconds });
  for (const line of summaryLines(report)) reporter.say(line);
  return report;
}

/** The order of a subject's calls has to be known for its cells; without any it is played when it is asked for. */
function isNeeded(baseline: SeatCell, cells: readonly Cell[], { only }: Options): boolean {
  return cells.some(({ subject }) => subject === baseline.subject) || (only?.test(baseline.id) ?? false);
}

/** Whether a cell is in the part of the matrix that the options name. */
export function isWanted(cell: Cell, { quick, only }: Pick<Options, 'quick' | 'only'>): boolean {
  return (!quick || cell.quick) && (only?.test(cell.id) ?? true);
}
