import { ActivityFailure, TimeoutFailure, workflowInfo } from '@temporalio/workflow';
import type { InspectReport, InspectRequest } from '../contract';
import { jobCount } from '../contract/job-count';
import { activitiesWith } from './activity-calls';
import type { Board } from './board';
import { show } from './display';

/** How long a worker may take to take the call before the workflow says that there may be none; each time twice as long. */
const FIRST_PATIENCE_MS = 5_000;
const LONGEST_PATIENCE_MS = 300_000;

/**
 * The first call of a batch, which tells whether there is a worker at all: while none takes it, the progress and the Web UI say so. It only
 * reads, so it can be given up and made again.
 */
export async function firstReading(
  board: Board,
  request: InspectRequest,
  deadline: number,
): Promise<InspectReport> {
  const summary = `read ${jobCount(request.ids.length)} on ${request.system}`;
  for (let patience = FIRST_PATIENCE_MS; ; patience = Math.min(patience * 2, LONGEST_PATIENCE_MS)) {
    const startWithinMs = Math.max(1, Math.min(patience, deadline - Date.now()));
    try {
      const calls = activitiesWith(board.batch, { summary, deadline, startWithinMs });
      const report = await calls['jobControl.inspect'](request);
      nothingMissing(board);
      return report;
    } catch (error) {
      if (!hasNotStarted(error)) throw error;
      sayNoWorker(board);
      if (Date.now() >= deadline) throw error;
    }
  }
}

function hasNotStarted(error: unknown): boolean {
  if (!(error instanceof ActivityFailure) || !(error.cause instanceof TimeoutFailure)) return false;
  return error.cause.timeoutType === 'SCHEDULE_TO_START';
}

function sayNoWorker(board: Board): void {
  const { zone, system } = board.batch;
  if (board.waitingFor === undefined) board.ledger.note({ event: 'read', outcome: 'no worker took it' });
  board.waitingFor =
    `No worker has taken the first call: is one running for "${system}" on the task queue ` +
    `"${zone ?? workflowInfo().taskQueue}"?`;
  show(board);
}

function nothingMissing(board: Board): void {
  if (board.waitingFor === undefined) return;
  delete board.waitingFor;
  show(board);
}
