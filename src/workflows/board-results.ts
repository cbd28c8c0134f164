import type { RemediatedJob, RerunResult, StopVerdict } from '../contract';
import type { Board } from './board';
import { judge } from './judge';
import { notRerun } from './rerun-choice';

/** One verdict per job, in the order given. */
export function verdictsOf(board: Board): StopVerdict[] {
  return board.cases.map(
    (stopCase) => board.verdicts.get(stopCase.id) ?? judge(stopCase, board.capabilities),
  );
}

/** One result per job, in the order given. */
export function rerunsOf(board: Board): RerunResult[] {
  return board.cases.map(
    ({ id, interrupted }) => board.reruns.get(id) ?? notRerun(id, interrupted ?? 'Nothing was sent.'),
  );
}

/** Verdict and result of each job, in the order given. */
export function remediationsOf(board: Board): RemediatedJob[] {
  const reruns = rerunsOf(board);
  return verdictsOf(board).map((stop, index) => ({
    id: stop.id,
    stop,
    rerun: reruns[index] ?? notRerun(stop.id, 'Nothing was sent.'),
  }));
}
