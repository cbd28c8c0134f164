import type { RemediateJobsInput, RemediateJobsResult } from '../contract';
import { openBoard } from './board';
import { remediationsOf } from './board-results';
import { show } from './display';
import { hasBeenCancelled } from './failures';
import { inspectBatch } from './inspection';
import { planBatch, planRerun, planStop } from './plans';
import { requireKnownWays } from './rerun-choice';
import { rerunEnded } from './rerun-phase';
import { stopAndWatch } from './stop-phase';

/**
 * Stops jobs of one system, proves that they stopped, and runs them again, each exactly once. A job whose end is not proven, and a
 * job that succeeded in the meantime, is not run again.
 *
 * Fails at once, with a non-retryable `JobControl.InvalidInput`, for a wrong input. Once jobs have been read it does not fail: each
 * gets a verdict and a result. Cancelling it sends nothing more and returns what is known.
 */
export async function remediateJobs(input: RemediateJobsInput): Promise<RemediateJobsResult> {
  const startedAt = Date.now();
  const board = openBoard(planBatch(input, ['stop', 'rerun']), 'remediate');
  const plan = { stop: planStop(input.stop), rerun: planRerun(input.rerun) };
  show(board);
  const deadline = startedAt + plan.stop.deadlineMs;
  const { recipes } = plan.rerun;
  const { confirmMs } = plan.stop;
  const report = await inspectBatch(board, { deadline, rerunInfo: 'before-stop', recipes, confirmMs });
  if (report) requireKnownWays(report.capabilities, plan.rerun);
  board.infoBeforeStop = report?.rerunInfo ?? [];
  await stopAndWatch(board, plan.stop, startedAt);
  await rerunEnded(board, plan.rerun);
  board.stage = 'done';
  show(board);
  return {
    system: input.system,
    cancelled: hasBeenCancelled(),
    jobs: remediationsOf(board),
    ledger: board.ledger.entries,
  };
}
