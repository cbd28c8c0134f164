import { stripVTControlCharacters } from 'node:util';
import type { Paint, Style } from './paint';
import type { BatchRows, Row } from './rows';

/** Where a frame is to fit. */
export interface Place {
  readonly columns: number;
  readonly rows: number;
  readonly paint: Paint;
}

interface Column {
  readonly head: string;
  readonly text: (row: Row) => string;
  readonly style: (row: Row) => Style | undefined;
  /** The narrowest it may get; the width of the id is never cut. */
  readonly least?: number;
}

const PHASE_STYLES: Readonly<Record<string, Style>> = {
  running: 'cyan',
  stopping: 'yellow',
  waiting: 'yellow',
};

const COLUMNS: readonly Column[] = [
  { head: 'JOB', text: (row) => row.id, style: () => 'bold' },
  { head: 'FOUND', text: (row) => row.situation, style: () => 'dim', least: 6 },
  { head: 'PHASE', text: (row) => row.phase, style: (row) => PHASE_STYLES[row.phase], least: 5 },
  { head: 'VENDOR SAYS', text: (row) => row.says, style: () => undefined, least: 6 },
  { head: 'VERDICT', text: (row) => row.verdict, style: judged, least: 6 },
  { head: 'RERUN', text: (row) => row.rerun, style: again, least: 6 },
];

/** Room for the widest texts from the start, so that the table does not jump when they come. */
const WIDEST: Row = {
  id: '',
  situation: '',
  phase: 'succeeded',
  says: 'Completed',
  verdict: 'already-ended',
  rerun: 'not rerun',
  isRight: true,
};

const GAP = '  ';

/** The lines that show the batches, none wider than the place and no more than fit; a blank line first. */
export function frame(batches: readonly BatchRows[], seconds: number, place: Place): string[] {
  const widths = widthsFor(batches, place.columns);
  const lines = batches.flatMap((batch) => ['', ...linesOf(batch, seconds, { ...place, widths })]);
  // The cursor cannot go back to a line that has left the screen.
  return lines.slice(0, Math.max(1, place.rows - 1));
}

/** How many columns a line takes on the screen. */
export function plainWidth(line: string): number {
  return stripVTControlCharacters(line).length;
}

function linesOf(
  { title: batch, stage, rows }: BatchRows,
  seconds: number,
  { columns, paint, widths }: Place & { readonly widths: readonly number[] },
): string[] {
  const title = cut(`${batch}  ${stage}  ${seconds.toFixed(1)} s`, columns);
  const head = COLUMNS.map((column, index) => fitted(column.head, widths[index])).join(GAP);
  const cells = (row: Row): string =>
    COLUMNS.map((column, index) => {
      const style = column.style(row);
      const text = fitted(column.text(row), widths[index]);
      return style ? paint(style, text) : text;
    }).join(GAP);
  return [paint('bold', title), paint('dim', head.trimEnd()), ...rows.map(cells)];
}

/** As wide as the content wants; where that is too wide, columns that may be cut give way, the widest first. */
function widthsFor(batches: readonly BatchRows[], columns: number): number[] {
  const rows = [WIDEST, ...batches.flatMap((batch) => batch.rows)];
  const widths = COLUMNS.map(({ head, text }) =>
    Math.max(head.length, ...rows.map((row) => text(row).length)),
  );
  const room = columns - GAP.length * (COLUMNS.length - 1);
  for (let excess = sum(widths) - room; excess > 0; excess -= 1) {
    const widest = widestIndex(widths);
    if (widest === -1) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function widestIndex(widths: readonly number[]): number {
  const spare = widths.map((width, index) => width - (COLUMNS[index]?.least ?? width));
  const most = Math.max(...spare);
  return most > 0 ? spare.indexOf(most) : -1;
}

function judged({ isRight }: Row): Style {
  return isRight ? 'green' : 'red';
}

function again(row: Row): Style {
  return row.rerun.startsWith('as ') ? judged(row) : 'dim';
}

function fitted(text: string, width = 0): string {
  return cut(text, width).padEnd(width);
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
