import type { Capabilities, RemediateJobsInput, RemediateJobsResult, StopMode } from '../contract';
import { tellAttribute } from './ask-attribute';
import { openBoard } from './board';
import { remediationsOf } from './board-results';
import { closeBoard } from './close-board';
import { show } from './display';
import { inspectBatch } from './inspection';
import { spareWhatCannotBeRerun } from './irreversible-stop';
import { planBatch, planRerun, planStop, type StopPlan } from './plans';
import { requireKnownWays } from './rerun-choice';
import { rerunEnded } from './rerun-phase';
import { stopAndWatch } from './stop-phase';

/** Those that may be used. */
function modesOf({ mode, escalateAfterMs }: StopPlan, capabilities?: Capabilities): StopMode[] {
  const first = mode ?? capabilities?.stop.defaultMode;
  return [...(first ? [first] : []), ...(escalateAfterMs === undefined ? [] : ['force' as const])];
}

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
  tellAttribute(plan.rerun.askAttribute, false);
  show(board);
  const deadline = startedAt + plan.stop.deadlineMs;
  const { recipes } = plan.rerun;
  const { confirmMs } = plan.stop;
  const report = await inspectBatch(board, { deadline, rerunInfo: 'before-stop', recipes, confirmMs });
  if (report) requireKnownWays(report.capabilities, plan.rerun);
  board.infoBeforeStop = report?.rerunInfo ?? [];
  spareWhatCannotBeRerun(board, plan.rerun, modesOf(plan.stop, report?.capabilities));
  await stopAndWatch(board, plan.stop, startedAt);
  await rerunEnded(board, plan.rerun);
  return closeBoard(board, remediationsOf(board));
}
