import type { StopJobsInput, StopJobsResult } from '../contract';
import { openBoard } from './board';
import { show } from './display';
import { hasBeenCancelled } from './failures';
import { fitting } from './fitting-result';
import { inspectBatch } from './inspection';
import { planBatch, planStop } from './plans';
import { stopAndWatch } from './stop-phase';
import { verdictsOf } from './board-results';

/**
 * Stops jobs of one system and proves what became of each.
 *
 * Fails at once, with a non-retryable `JobControl.InvalidInput`, for a wrong input. Once jobs have been read it does not fail: each
 * gets a verdict. Cancelling it sends nothing more and returns what is known.
 */
export async function stopJobs(input: StopJobsInput): Promise<StopJobsResult> {
  const startedAt = Date.now();
  const board = openBoard(planBatch(input, ['stop']), 'stop');
  const plan = planStop(input.stop);
  show(board);
  const { confirmMs, deadlineMs } = plan;
  await inspectBatch(board, { deadline: startedAt + deadlineMs, rerunInfo: 'no', confirmMs });
  await stopAndWatch(board, plan, startedAt);
  board.stage = 'done';
  show(board);
  return fitting({
    system: input.system,
    cancelled: hasBeenCancelled(),
    jobs: verdictsOf(board),
    ledger: board.ledger.entries,
  });
}
