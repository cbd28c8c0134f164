import { stripVTControlCharacters } from 'node:util';
import { type Column, headLine, rowLine, widthsFor } from './columns';
import type { Paint } from './paint';
import { cut, widthOf } from './text-width';

/** Jobs that are shown together, as they are at one moment. */
export interface Shown<Row> {
  /** No other has this title. */
  readonly title: string;
  readonly stage: string;
  readonly rows: readonly Row[];
  /** Below the rows: what somebody should know or do. */
  readonly notes?: readonly string[];
}

/** Where a frame is to fit, and what it shows of a row. */
export interface Place<Row> {
  readonly columns: number;
  readonly rows: number;
  readonly paint: Paint;
  readonly table: readonly Column<Row>[];
}

/**
 * The lines that show the batches, none wider than the place and no more than fit. Where not all fit there are no blank lines, one head
 * for all, and of batches that are done the title only.
 */
export function frame<Row>(all: readonly Shown<Row>[], seconds: number, place: Place<Row>): string[] {
  const { table, columns } = place;
  const widths = widthsFor(
    table,
    all.flatMap(({ rows }) => rows),
    columns,
  );
  const drawn = all.map((shown) => linesOf(shown, seconds, { ...place, widths }));
  // The cursor cannot go back to a line that has left the screen.
  const room = Math.max(1, place.rows - 1);
  const lines = drawn.flatMap(({ title, head, rows, notes }) => ['', title, head, ...rows, ...notes]);
  if (lines.length <= room) return lines;
  const isDone = (index: number): boolean => all[index]?.stage === 'done';
  const dense = drawn.flatMap(({ title, rows, notes }, index) => [
    title,
    ...notes,
    ...(isDone(index) ? [] : rows),
  ]);
  return [...drawn.slice(0, 1).map(({ head }) => head), ...dense].slice(0, room);
}

/** How many columns a line takes on the screen. */
export function plainWidth(line: string): number {
  return widthOf(stripVTControlCharacters(line));
}

interface Drawn {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly string[];
  readonly notes: readonly string[];
}

function linesOf<Row>(
  { title, stage, rows, notes = [] }: Shown<Row>,
  seconds: number,
  { columns, paint, table, widths }: Place<Row> & { readonly widths: readonly number[] },
): Drawn {
  return {
    title: paint('bold', cut(`${title}  ${stage}  ${seconds.toFixed(1)} s`, columns)),
    head: paint('dim', headLine(table, widths)),
    rows: rows.map((row) => rowLine(table, row, { widths, paint })),
    notes: notes.map((note) => paint('yellow', cut(note, columns))),
  };
}
