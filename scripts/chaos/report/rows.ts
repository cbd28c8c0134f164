import type { Outcome } from '../play/outcome';
import { countsOf } from './counts';

/** One line for a cell: what became of its jobs. */
export function rowOf(outcome: Outcome): string {
  const { cell, seconds, attempts, violations } = outcome;
  const verdict = violations.length === 0 ? 'ok       ' : 'VIOLATION';
  const again = attempts > 1 ? `  (attempt ${attempts})` : '';
  return `${verdict}  ${cell.id.padEnd(62)} ${seconds.toFixed(1).padStart(5)} s  ${saidOf(outcome)}${again}`;
}

function saidOf({ record }: Outcome): string {
  if (record.end.kind !== 'result')
    return record.end.kind === 'failed' ? 'failed, nothing sent' : 'not ended';
  const counts = countsOf([record]);
  const parts = Object.entries({ ...counts.verdicts, ...counts.reruns, ...counts.answers });
  return parts.map(([what, count]) => `${what} ${count}`).join(', ');
}
