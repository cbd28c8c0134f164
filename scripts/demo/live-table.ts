import { clearLine, clearScreenDown, cursorTo, moveCursor } from 'node:readline';
import { columnsOf, isScreen, type Output } from './output';
import { frame, plainWidth } from './frame';
import { paintFor } from './paint';
import { plainLines, type ProgressView } from './plain-lines';
import type { BatchRows } from './rows';

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';

/** A table that is drawn over itself; plain lines where there is no terminal. */
export function progressView(output: Output): ProgressView {
  return isScreen(output) ? liveTable(output) : plainLines(output);
}

function liveTable(output: Output): ProgressView {
  const paint = paintFor(output);
  const batches = new Map<string, BatchRows>();
  let drawn: readonly string[] = [];
  return {
    show(batch, seconds) {
      batches.set(batch.title, batch);
      const place = { columns: columnsOf(output), rows: output.rows ?? Infinity, paint };
      const lines = frame([...batches.values()], seconds, place);
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
