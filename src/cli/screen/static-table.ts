import { type Column, headLine, rowLine, widthsFor } from './columns';
import { columnsOf, isScreen, type Output } from './output';
import { paintFor } from './paint';

/** Writes a table once. On a terminal it fits the width; elsewhere nothing is cut, because a program may read it. */
export function writeTable<Row>(output: Output, table: readonly Column<Row>[], rows: readonly Row[]): void {
  const paint = paintFor(output);
  const widths = widthsFor(table, rows, isScreen(output) ? columnsOf(output) : Infinity);
  output.write(`${paint('dim', headLine(table, widths))}\n`);
  for (const row of rows) output.write(`${rowLine(table, row, { widths, paint }).trimEnd()}\n`);
}
