import type { Paint, Style } from './paint';
import { fitted, widthOf } from './text-width';

/** One column of a table. */
export interface Column<Row> {
  readonly head: string;
  readonly text: (row: Row) => string;
  readonly style?: (row: Row) => Style | undefined;
  /** The narrowest it may get. Default: it is never cut. */
  readonly least?: number;
  /** The widest text to be expected, so that a table that is drawn again does not jump when it comes. */
  readonly widest?: string;
}

/** Between two columns. */
const GAP = '  ';

/** As wide as the content wants; where that is too wide, columns that may be cut give way, the widest first. */
export function widthsFor<Row>(
  table: readonly Column<Row>[],
  rows: readonly Row[],
  columns: number,
): number[] {
  const widths = table.map(({ head, text, widest = '' }) =>
    rows.reduce((width, row) => Math.max(width, widthOf(text(row))), Math.max(head.length, widest.length)),
  );
  const room = columns - GAP.length * (table.length - 1);
  for (let excess = sum(widths) - room; excess > 0; excess -= 1) {
    const index = widestIndex(table, widths);
    if (index === -1) break;
    widths[index] = (widths[index] ?? 0) - 1;
  }
  return widths;
}

/** The line above the rows. */
export function headLine<Row>(table: readonly Column<Row>[], widths: readonly number[]): string {
  return table
    .map(({ head }, index) => fitted(head, widths[index] ?? 0))
    .join(GAP)
    .trimEnd();
}

/** The line of one row. */
export function rowLine<Row>(
  table: readonly Column<Row>[],
  row: Row,
  { widths, paint }: { readonly widths: readonly number[]; readonly paint: Paint },
): string {
  const cells = table.map(({ text, style }, index) => {
    const cell = fitted(text(row), widths[index] ?? 0);
    const look = style?.(row);
    return look ? paint(look, cell) : cell;
  });
  return cells.join(GAP);
}

function widestIndex<Row>(table: readonly Column<Row>[], widths: readonly number[]): number {
  const spare = widths.map((width, index) => width - (table[index]?.least ?? width));
  const most = Math.max(...spare);
  return most > 0 ? spare.indexOf(most) : -1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
