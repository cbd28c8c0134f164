import { type StepReport, seconds, stateOf } from './run-steps';
import type { Counts } from './step';

/** The table of steps, and then, as the very last line, the counts of all steps together. */
export function summary(reports: readonly StepReport[]): string {
  const rows = reports.map(({ name, counts, durationMs }) => {
    const tests = counts.passed + counts.failed + counts.skipped;
    const detail = tests === 1 ? '' : `  ${countsLine(counts)}`;
    return `${name.padEnd(8)} ${stateOf(counts).padEnd(8)} ${seconds(durationMs).padStart(8)}${detail}`;
  });
  return ['', ...rows, '', countsLine(total(reports))].join('\n');
}

/** `N passed, N failed`, and `, N skipped` when there are any. */
export function countsLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Whether a check must fail: something failed, or nothing passed at all. */
export function hasFailed(reports: readonly StepReport[]): boolean {
  const { passed, failed } = total(reports);
  return failed > 0 || passed === 0;
}

function total(reports: readonly StepReport[]): Counts {
  const sum = (pick: (counts: Counts) => number): number =>
    reports.reduce((all, { counts }) => all + pick(counts), 0);
  return {
    passed: sum(({ passed }) => passed),
    failed: sum(({ failed }) => failed),
    skipped: sum(({ skipped }) => skipped),
  };
}
