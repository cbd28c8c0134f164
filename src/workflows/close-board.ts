import type { BatchResult } from '../contract';
import type { Board } from './board';
import { show } from './display';
import { hasBeenCancelled } from './failures';
import { fitting } from './fitting-result';
import { closeLookout } from './zone-lookout';

/** Ends the work on a batch with its result, in which `jobs` has one entry per job. */
export function closeBoard<Job extends object>(
  board: Board,
  jobs: readonly Job[],
): BatchResult & { readonly jobs: readonly Job[] } {
  board.stage = 'done';
  closeLookout(board);
  show(board);
  return fitting(
    { system: board.batch.system, cancelled: hasBeenCancelled(), jobs, ledger: board.ledger.entries },
    board.batch.isBrief,
  );
}
