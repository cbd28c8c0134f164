import type { Cell, NotApplicable } from '../cells/cell';
import type { Outcome } from '../play/outcome';
import { type CellCounts, countsOf } from './counts';

/** What came of a matrix: what `--json` prints. */
export interface MatrixReport {
  /** True when every cell was played and no promise was broken. */
  readonly ok: boolean;
  readonly seed: number;
  readonly seconds: number;
  /** How many cells were played, those in which nothing goes wrong included. */
  readonly cells: number;
  /** How many by system and way. */
  readonly bySubject: Readonly<Record<string, CellCounts & { readonly cells: number }>>;
  readonly notApplicable: readonly NotApplicable[];
  /** Cells that could not be played, or not in time. */
  readonly notPlayed: readonly string[];
  readonly violations: readonly { readonly cell: string; readonly violations: readonly string[] }[];
}

/** What was to be played, and how long it took. */
export interface Played extends Pick<MatrixReport, 'notApplicable' | 'seed' | 'seconds'> {
  readonly cells: readonly Cell[];
}

export function reportOn(outcomes: readonly Outcome[], played: Played): MatrixReport {
  const { cells, notApplicable, seed, seconds } = played;
  const violations = outcomes.filter((outcome) => outcome.violations.length > 0);
  const notPlayed = cells
    .filter((cell) => !outcomes.some((outcome) => outcome.cell === cell))
    .map(({ id }) => id);
  return {
    ok: violations.length === 0 && notPlayed.length === 0,
    ...{ seed, seconds, cells: outcomes.length, bySubject: bySubject(outcomes), notApplicable, notPlayed },
    violations: violations.map((outcome) => ({ cell: outcome.cell.id, violations: outcome.violations })),
  };
}

function bySubject(outcomes: readonly Outcome[]): MatrixReport['bySubject'] {
  const names = [...new Set(outcomes.map(({ cell }) => cell.subject.name))].sort();
  return Object.fromEntries(
    names.map((name) => {
      const records = outcomes.filter(({ cell }) => cell.subject.name === name).map(({ record }) => record);
      return [name, { cells: records.length, ...countsOf(records) }];
    }),
  );
}
