import { type InspectReport, isRerunAsWanted, ownObservation, type RerunResult } from '../contract';
import type { Board } from './board';
import { recordRerun } from './rerun-record';

/** Two ids of one job make one rerun. */
export interface DistinctJobs {
  /** One id of each job: the first that was given. */
  readonly ids: readonly string[];
  /** By every other id, the first one of its job. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** Tells the ids apart that the system knows as one job. Pure. */
export function distinctJobs(ids: readonly string[], { readings }: InspectReport): DistinctJobs {
  const firstOf = new Map<string, string>();
  const aliases = new Map<string, string>();
  for (const id of ids) {
    const reading = readings.find((candidate) => candidate.id === id);
    const job = (reading?.outcome === 'found' && reading.snapshot.sameJobAs) || id;
    const first = firstOf.get(job);
    if (first === undefined) firstOf.set(job, id);
    else aliases.set(id, first);
  }
  return { ids: [...firstOf.values()], aliases };
}

/** What became of a job became of it under its other ids, too: else they would seem left over, and be submitted when tried again. */
export function recordAliases(
  board: Pick<Board, 'reruns' | 'ledger'>,
  aliases: ReadonlyMap<string, string>,
): void {
  for (const [id, first] of aliases) {
    const result = board.reruns.get(first);
    if (result) recordRerun(board, asAlias(id, result));
  }
}

function asAlias(id: string, result: RerunResult): RerunResult {
  const same = `It is the same job as ${result.id}.`;
  const reason = isRerunAsWanted(result) ? same : `${same} ${result.reason}`;
  return { ...result, id, reason, evidence: [ownObservation(reason)] };
}
