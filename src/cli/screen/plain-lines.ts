import type { Looks, ProgressView } from './live-table';
import type { Output } from './output';

/** One line for each change of a job, and for each note: what a log wants. */
export function plainLines<Row>(output: Output, describe: Looks<Row>['describe']): ProgressView<Row> {
  const shown = new Map<string, string>();
  return {
    forget: () => undefined,
    show: ({ title, rows, notes = [] }, seconds) => {
      const write = (line: string): void =>
        void output.write(`${seconds.toFixed(1).padStart(5)} s  ${title} ${line}\n`);
      for (const row of rows) {
        const { name, text } = describe(row);
        const key = JSON.stringify([title, name]);
        if (text !== '' && shown.get(key) !== text) write(`${name}: ${text}`);
        shown.set(key, text);
      }
      for (const note of notes) {
        const key = JSON.stringify([title, '', note]);
        if (!shown.has(key)) write(note);
        shown.set(key, note);
      }
    },
  };
}
