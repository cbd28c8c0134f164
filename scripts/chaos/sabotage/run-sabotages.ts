import { Cleanup } from '../../processes/cleanup';
import type { Cell } from '../cells/cell';
import { type Matrix, matrixOf } from '../cells/matrix';
import type { Options } from '../options';
import type { Outcome } from '../play/outcome';
import type { Reporter } from '../report/reporter';
import { playMatrix, type RunSurroundings } from '../run/play-matrix';
import { VENDORS } from '../vendors';
import { sabotagedLib } from './sabotaged-lib';
import { type Sabotage, SABOTAGES } from './sabotages';

/** What came of one sabotage. */
export interface SabotageReport {
  readonly name: string;
  readonly how: string;
  readonly cells: number;
  /** The cells that noticed, each with the first promise that it saw broken. */
  readonly noticedBy: readonly { readonly cell: string; readonly violation: string }[];
}

/** What came of all: what `--json` prints. */
export interface SabotagesReport {
  /** True when every sabotage was noticed. */
  readonly ok: boolean;
  readonly seed: number;
  readonly seconds: number;
  readonly sabotages: readonly SabotageReport[];
}

/** Switches each protection off in turn, and looks whether the matrix notices. With `quick` only in the cheapest cell of each. */
export async function runSabotages(
  options: Options,
  surroundings: RunSurroundings,
): Promise<SabotagesReport> {
  const startedAt = performance.now();
  const matrix = matrixOf(VENDORS.filter(({ vendor }) => options.systems?.includes(vendor) ?? true));
  const sabotages: SabotageReport[] = [];
  for (const sabotage of SABOTAGES) {
    const cells = cellsFor(sabotage, matrix, options);
    // Where the options leave no cell, the sabotage is not asked for.
    if (cells.length === 0 && (options.only !== undefined || sabotage.cheapest === undefined)) continue;
    const report = await runSabotage(sabotage, { matrix, cells, options }, surroundings);
    sabotages.push(report);
    surroundings.reporter.say(lineOf(report));
  }
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  return {
    ok: sabotages.length > 0 && sabotages.every(({ noticedBy }) => noticedBy.length > 0),
    seed: options.seed,
    seconds,
    sabotages,
  };
}

/** The cells that have to notice, or the cheapest of them, as far as the options want them. */
function cellsFor(sabotage: Sabotage, { cells }: Matrix, { quick, only }: Options): Cell[] {
  const wanted = quick ? sabotage.cheapest : sabotage.cells;
  return cells.filter(({ id }) => wanted?.test(id) && (only?.test(id) ?? true));
}

interface Given {
  readonly matrix: Matrix;
  readonly cells: readonly Cell[];
  readonly options: Options;
}

async function runSabotage(
  sabotage: Sabotage,
  { matrix, cells, options: { seed, minutes } }: Given,
  { reporter, cleanup, asked }: RunSurroundings,
): Promise<SabotageReport> {
  const { name, how } = sabotage;
  const baselines = matrix.baselines.filter(({ subject }) => cells.some((cell) => cell.subject === subject));
  reporter.say(`switched off: ${name} (${how}); ${cells.length} cells`);
  const own = new Cleanup();
  cleanup.add(() => own.run());
  try {
    const lib = await sabotagedLib(sabotage, own);
    const signal = AbortSignal.any([AbortSignal.timeout(minutes * 60_000), asked]);
    const outcomes = await playMatrix(
      { baselines, cells, seed, signal, lib },
      { reporter: quietly(reporter), cleanup: own, asked },
    );
    const aimedAt = outcomes.filter(({ cell }) => cells.includes(cell)).sort(byId);
    const noticedBy = aimedAt.flatMap(({ cell, violations: [violation] }) =>
      violation === undefined ? [] : [{ cell: cell.id, violation }],
    );
    return { name, how, cells: aimedAt.length, noticedBy };
  } finally {
    await own.run();
  }
}

function byId({ cell: one }: Outcome, { cell: other }: Outcome): number {
  return one.id < other.id ? -1 : 1;
}

/** Violations are what is wanted here, so they are no news. */
function quietly(reporter: Reporter): Reporter {
  return { ...reporter, played: () => Promise.resolve() };
}

function lineOf({ name, noticedBy, cells }: SabotageReport): string {
  const first = noticedBy[0];
  if (!first) return `NOT NOTICED  ${name}, in ${cells} cells`;
  return `noticed      ${name}, by ${noticedBy.length} of ${cells} cells; ${first.cell}: ${first.violation}`;
}
