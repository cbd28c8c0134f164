import type { CellRecord } from '../checks';

/** How often each thing happened. */
export type Counts = Readonly<Record<string, number>>;

/** What became of the jobs of some cells. */
export interface CellCounts {
  readonly verdicts: Counts;
  /** By outcome, and for reruns by how they are known. */
  readonly reruns: Counts;
  /** What a person has decided. */
  readonly answers: Counts;
  /** Workflows that ended without a result, nothing having been sent. */
  readonly failedWorkflows: number;
}

export function countsOf(records: readonly CellRecord[]): CellCounts {
  const results = records.flatMap(({ end }) => (end.kind === 'result' ? end.jobs : []));
  return {
    verdicts: tally(results.flatMap(({ stop }) => stop?.verdict ?? [])),
    reruns: tally(
      results.map(({ rerun }) => (rerun.knownBy ? `${rerun.outcome} ${rerun.knownBy}` : rerun.outcome)),
    ),
    answers: tally(records.flatMap(({ answers }) => answers.map(({ decision }) => `told ${decision}`))),
    failedWorkflows: records.filter(({ end }) => end.kind === 'failed').length,
  };
}

function tally(words: readonly string[]): Counts {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
