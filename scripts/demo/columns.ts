import type { Style } from './paint';
import type { BatchRows, Row } from './rows';
import { shortId } from './short-id';

/** One column of the live table. */
export interface Column {
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

/** The columns, from left to right. */
export const COLUMNS: readonly Column[] = [
  { head: 'JOB', text: (row) => shortId(row.id), style: () => 'bold' },
  { head: 'FOUND', text: (row) => row.situation, style: () => 'dim', least: 6 },
  { head: 'PHASE', text: (row) => row.phase, style: (row) => PHASE_STYLES[row.phase], least: 5 },
  { head: 'VENDOR SAYS', text: (row) => row.says, style: () => undefined, least: 6 },
  { head: 'VERDICT', text: (row) => row.verdict, style: judged, least: 6 },
  { head: 'RERUN', text: rerunText, style: again, least: 6 },
];

/** Room for the widest texts from the start, so that the table does not jump when they come. */
const WIDEST: Row = {
  id: '',
  situation: '',
  phase: 'succeeded',
  says: 'Completed',
  verdict: 'already-ended',
  rerun: 'not rerun',
  newId: '',
  isRight: true,
};

/** Between two columns. */
export const GAP = '  ';

/** As wide as the content wants; where that is too wide, columns that may be cut give way, the widest first. */
export function widthsFor(batches: readonly BatchRows[], columns: number): number[] {
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
  return row.newId === '' ? 'dim' : judged(row);
}

function rerunText({ rerun, newId }: Row): string {
  return newId === '' ? rerun : `as ${shortId(newId)}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
