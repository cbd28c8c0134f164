import type { InspectReport, InspectRequest, RerunRecipes } from '../contract';
import { firstReading } from './first-reading';
import type { Board } from './board';
import { hasBeenCancelled, isFinal, reasonOf } from './failures';
import { counted } from './ledger';
import { guardRun } from './run-guard';
import { noteInspection } from './stop-case';

export interface Inspection {
  readonly deadline: number;
  readonly rerunInfo: InspectRequest['rerunInfo'];
  readonly recipes?: RerunRecipes | undefined;
  /** How long an end must be seen to last; an end that is only read once is not settled then. */
  readonly confirmMs?: number;
}

/**
 * Reads the whole batch before anything is sent. Without a report the jobs keep the reason. Throws what no waiting can mend: an
 * unknown system, a malformed id, a system that does not let us in.
 */
export async function inspectBatch(
  board: Board,
  { deadline, rerunInfo, recipes, confirmMs = 0 }: Inspection,
): Promise<InspectReport | undefined> {
  const { system, ids } = board.batch;
  try {
    const request = { system, ids, rerunInfo, ...(recipes ? { recipes } : {}) };
    const report = await firstReading(board, request, deadline);
    board.capabilities = report.capabilities;
    board.ledger.note({
      event: 'read',
      jobs: ids.length,
      outcome: counted(report.readings.map(({ outcome }) => outcome)),
    });
    board.cases.forEach((stopCase, index) => {
      const reading = report.readings[index];
      if (reading) noteInspection(stopCase, reading, confirmMs > 0);
      guardRun(stopCase, board.batch.runs);
      // An execution before this one may have asked already, so an end seen now need not be older than our stop.
      if (board.batch.repeated) stopCase.asked = 'perhaps';
    });
    return report;
  } catch (error) {
    board.ledger.note({ event: 'read', jobs: ids.length, outcome: 'failed' });
    if (isFinal(error)) throw error;
    const reason = hasBeenCancelled()
      ? 'The workflow was cancelled before the job was read. Nothing was sent.'
      : `The job could not be read before the deadline; nothing was sent. ${board.waitingFor ?? reasonOf(error)}`;
    for (const stopCase of board.cases) stopCase.interrupted = reason;
    return undefined;
  }
}
