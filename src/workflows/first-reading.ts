import type { InspectReport, InspectRequest } from '../contract';
import { jobCount } from '../contract/job-count';
import { activitiesWith } from './activity-calls';
import type { Board } from './board';
import { nothingMissing, sayNoWorker } from './missing-worker';
import { untilTaken } from './untaken-calls';

/**
 * The first call of a batch, which tells whether there is a worker at all: while none takes it, the progress, the Web UI and the plan say so. It
 * only reads, so it can be given up and made again.
 */
export async function firstReading(
  board: Board,
  request: InspectRequest,
  deadline: number,
): Promise<InspectReport> {
  const summary = `read ${jobCount(request.ids.length)} on ${request.system}`;
  const untaken = (): void => sayNoWorker(board, 'No worker has taken the first call');
  const report = await untilTaken({ deadline, untaken }, (startWithinMs) =>
    activitiesWith(board.batch, { summary, deadline, startWithinMs })['jobControl.inspect'](request),
  );
  nothingMissing(board);
  return report;
}
