import type { RerunResult } from '../contract';
import { brief } from '../contract/brief';
import type { Board } from './board';

/** Keeps the result of a job, in the ledger too. What was known before stays in the evidence. */
export function recordRerun(board: Pick<Board, 'reruns' | 'ledger'>, result: RerunResult): void {
  const before = board.reruns.get(result.id)?.evidence ?? [];
  const { id, outcome, newId, knownBy, reason } = result;
  const why = knownBy ?? brief(reason);
  board.ledger.note({ event: 'rerun', id, outcome, ...(newId === undefined ? {} : { newId }), why });
  board.reruns.set(id, { ...result, evidence: [...before, ...result.evidence] });
}
