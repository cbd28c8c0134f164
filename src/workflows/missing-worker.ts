import { workflowInfo } from '@temporalio/workflow';
import type { Board } from './board';
import { show } from './display';
import { tellPlanWaiting } from './plan-signal';

interface Reached {
  readonly system: string;
  readonly zone?: string | undefined;
}

/** One sentence for whoever can start the missing worker. `what` is what has not happened, as a sentence without its end. */
export function isOneRunning(what: string, { system, zone }: Reached): string {
  const taskQueue = zone ?? workflowInfo().taskQueue;
  return `${what}: is one running for "${system}" on the task queue "${taskQueue}"?`;
}

/** Says in the progress, the Web UI and the plan, if there is one, that no worker takes the calls of a batch. */
export function sayNoWorker(board: Board, what: string): void {
  const isNew = board.waitingFor === undefined;
  board.waitingFor = isOneRunning(what, board.batch);
  if (isNew) {
    board.ledger.note({ event: 'read', outcome: 'no worker took it' });
    tellPlanWaiting(board.waitingFor);
  }
  show(board);
}

/** Takes that back, where it was said. */
export function nothingMissing(board: Board): void {
  if (board.waitingFor === undefined) return;
  delete board.waitingFor;
  tellPlanWaiting(undefined);
  show(board);
}
