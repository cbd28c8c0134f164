import type { StopJobsInput, StopJobsResult } from '../contract';
import { openBoard } from './board';
import { closeBoard } from './close-board';
import { show } from './display';
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
  return closeBoard(board, verdictsOf(board));
}
