import { clearLine, clearScreenDown, cursorTo, moveCursor } from 'node:readline';
import type { Column } from './columns';
import { columnsOf, isScreen, type Output, rowsOf } from './output';
import { frame, plainWidth, type Shown } from './frame';
import { paintFor } from './paint';
import { plainLines } from './plain-lines';

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';

/** Shows how jobs go on. */
export interface ProgressView<Row> {
  /** Shows some as they are now, so many seconds after their start. */
  show(shown: Shown<Row>, seconds: number): void;
  /** From the next time on those of this title are not shown any more. */
  forget(title: string): void;
}

/** What a view shows of a row: on a terminal its columns, elsewhere one line whenever the text changes; none while it is empty. */
export interface Looks<Row> {
  readonly table: readonly Column<Row>[];
  readonly describe: (row: Row) => { readonly name: string; readonly text: string };
}

/** A table that is drawn over itself; plain lines where there is no terminal. */
export function progressView<Row>(output: Output, looks: Looks<Row>): ProgressView<Row> {
  return isScreen(output) ? liveTable(output, looks.table) : plainLines(output, looks.describe);
}

function liveTable<Row>(output: Output, table: readonly Column<Row>[]): ProgressView<Row> {
  const paint = paintFor(output);
  const all = new Map<string, Shown<Row>>();
  let drawn: readonly string[] = [];
  return {
    forget: (title) => void all.delete(title),
    show(shown, seconds) {
      all.set(shown.title, shown);
      const place = { columns: columnsOf(output), rows: rowsOf(output), paint, table };
      const lines = frame([...all.values()], seconds, place);
      // Shown again after each frame: whatever ends this process, the terminal keeps its cursor.
      output.write(HIDE_CURSOR);
      moveCursor(output, 0, -heightOf(drawn, place.columns));
      for (const line of lines) writeLine(output, line);
      clearScreenDown(output);
      output.write(SHOW_CURSOR);
      drawn = lines;
    },
  };
}

/** Erases only what is behind the line: a table that is cleared first flickers. */
function writeLine(output: Output, line: string): void {
  cursorTo(output, 0);
  output.write(line);
  clearLine(output, 1);
  output.write('\n');
}

/** A terminal that has become narrower has wrapped what was drawn. */
function heightOf(lines: readonly string[], columns: number): number {
  return lines.reduce((height, line) => height + Math.max(1, Math.ceil(plainWidth(line) / columns)), 0);
}
