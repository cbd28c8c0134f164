import type { RerunResult } from '../contract';
import { brief } from '../contract/brief';
import type { Board } from './board';

/** Keeps the result of a job, in the ledger too. What was known before stays in the evidence. */
export function recordRerun(board: Pick<Board, 'reruns' | 'ledger'>, result: RerunResult): void {
  const before = board.reruns.get(result.id)?.evidence ?? [];
  const { id, outcome, newId, way, marker, knownBy, reason } = result;
  const why = knownBy ?? brief(reason);
  const sent = {
    ...(way && { way }),
    ...(marker !== undefined && { marker }),
    ...(newId !== undefined && { newId }),
  };
  board.ledger.note({ event: 'rerun', id, outcome, ...sent, why });
  board.reruns.set(id, { ...result, evidence: [...before, ...result.evidence] });
}
