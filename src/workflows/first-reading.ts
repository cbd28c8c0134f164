import { workflowInfo } from '@temporalio/workflow';
import type { InspectReport, InspectRequest } from '../contract';
import { jobCount } from '../contract/job-count';
import { activitiesWith } from './activity-calls';
import type { Board } from './board';
import { show } from './display';
import { untilTaken } from './untaken-calls';

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
  const untaken = (): void => sayNoWorker(board);
  const report = await untilTaken({ deadline, untaken }, (startWithinMs) =>
    activitiesWith(board.batch, { summary, deadline, startWithinMs })['jobControl.inspect'](request),
  );
  nothingMissing(board);
  return report;
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
