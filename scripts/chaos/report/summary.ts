import type { CellCounts, Counts } from './counts';
import type { MatrixReport } from './matrix-report';

/** The report for people, at the end. */
export function summaryLines(report: MatrixReport): string[] {
  const { bySubject, cells, violations, notPlayed, notApplicable, seconds, seed } = report;
  return [
    ...Object.entries(bySubject).map(([name, counts]) => `${name}: ${counts.cells} cells; ${saidOf(counts)}`),
    ...notPlayed.map((id) => `not played: ${id}`),
    ...violations.map(({ cell, violations: all }) => `broken in ${cell}: ${all.length} promises`),
    `${cells} cells, ${violations.length} with violations, ${notPlayed.length} not played, ${notApplicable.length} n/a, seed ${seed}, ${seconds} s`,
  ];
}

function saidOf({ verdicts, reruns, answers, failedWorkflows }: CellCounts): string {
  const all: Counts = { ...verdicts, ...reruns, ...answers, 'failed, nothing sent': failedWorkflows };
  return Object.entries(all)
    .map(([what, count]) => `${what} ${count}`)
    .join(', ');
}
