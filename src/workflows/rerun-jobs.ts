import type { RerunJobsInput, RerunJobsResult } from '../contract';
import { tellAttribute } from './ask-attribute';
import { openBoard } from './board';
import { rerunsOf } from './board-results';
import { closeBoard } from './close-board';
import { show } from './display';
import { inspectBatch } from './inspection';
import { planBatch, planRerun } from './plans';
import { requireKnownWays } from './rerun-choice';
import { rerunEnded } from './rerun-phase';

/**
 * Runs jobs of one system again that have ended, each exactly once. It stops nothing: an active job is not rerun.
 *
 * Fails at once, with a non-retryable `JobControl.InvalidInput`, for a wrong input. Once jobs have been read it does not fail: each
 * gets a result. Cancelling it sends nothing more and returns what is known.
 */
export async function rerunJobs(input: RerunJobsInput): Promise<RerunJobsResult> {
  const board = openBoard(planBatch(input, ['rerun']), 'rerun');
  const plan = planRerun(input.rerun);
  tellAttribute(plan.askAttribute, false);
  show(board);
  const deadline = Date.now() + plan.deadlineMs;
  const report = await inspectBatch(board, { deadline, rerunInfo: 'now', recipes: plan.recipes });
  if (report) {
    requireKnownWays(report.capabilities, plan);
    await rerunEnded(board, plan, report);
  }
  return closeBoard(board, rerunsOf(board));
}
