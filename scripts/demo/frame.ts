import { stripVTControlCharacters } from 'node:util';
import { COLUMNS, GAP, widthsFor } from './columns';
import type { Paint } from './paint';
import type { BatchRows, Row } from './rows';

/** Where a frame is to fit. */
export interface Place {
  readonly columns: number;
  readonly rows: number;
  readonly paint: Paint;
}

/**
 * The lines that show the batches, none wider than the place and no more than fit. Where not all fit there are no blank lines, one head
 * for all, and of batches that are done the title only.
 */
export function frame(batches: readonly BatchRows[], seconds: number, place: Place): string[] {
  const widths = widthsFor(batches, place.columns);
  const drawn = batches.map((batch) => linesOf(batch, seconds, { ...place, widths }));
  // The cursor cannot go back to a line that has left the screen.
  const room = Math.max(1, place.rows - 1);
  const all = drawn.flatMap(({ title, head, rows }) => ['', title, head, ...rows]);
  if (all.length <= room) return all;
  const isDone = (index: number): boolean => batches[index]?.stage === 'done';
  const dense = drawn.flatMap(({ title, rows }, index) => [title, ...(isDone(index) ? [] : rows)]);
  return [...drawn.slice(0, 1).map(({ head }) => head), ...dense].slice(0, room);
}

/** How many columns a line takes on the screen. */
export function plainWidth(line: string): number {
  return stripVTControlCharacters(line).length;
}

interface DrawnBatch {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly string[];
}

function linesOf(
  { title: batch, stage, rows }: BatchRows,
  seconds: number,
  { columns, paint, widths }: Place & { readonly widths: readonly number[] },
): DrawnBatch {
  const title = cut(`${batch}  ${stage}  ${seconds.toFixed(1)} s`, columns);
  const head = COLUMNS.map((column, index) => fitted(column.head, widths[index])).join(GAP);
  const cells = (row: Row): string =>
    COLUMNS.map((column, index) => {
      const style = column.style(row);
      const text = fitted(column.text(row), widths[index]);
      return style ? paint(style, text) : text;
    }).join(GAP);
  return { title: paint('bold', title), head: paint('dim', head.trimEnd()), rows: rows.map(cells) };
}

function fitted(text: string, width = 0): string {
  return cut(text, width).padEnd(width);
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}
