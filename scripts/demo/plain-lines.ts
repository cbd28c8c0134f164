import type { Output } from './output';
import type { BatchRows, Row } from './rows';

/** Shows how batches go on. */
export interface ProgressView {
  /** Shows a batch as it is now, so many seconds after its start. */
  show(batch: BatchRows, seconds: number): void;
}

/** One line for each change of a job: what a log wants. */
export function plainLines(output: Output): ProgressView {
  const shown = new Map<string, string>();
  return {
    show: ({ title, rows }, seconds) => {
      for (const row of rows) {
        const text = describe(row);
        const key = JSON.stringify([title, row.id]);
        if (text !== '' && shown.get(key) !== text) {
          output.write(
            `${seconds.toFixed(1).padStart(5)} s  ${title} ${row.id} (${row.situation}): ${text}\n`,
          );
        }
        shown.set(key, text);
      }
    },
  };
}

function describe({ phase, says, verdict, rerun, newId }: Row): string {
  const seen = phase === '' ? [] : [`${phase} (${says})`];
  const judged = verdict === '' ? [] : [`verdict ${verdict}`];
  const again = rerun === '' ? [] : [newId === '' ? rerun : `${rerun} as ${newId}`];
  return [...seen, ...judged, ...again].join(', ');
}
