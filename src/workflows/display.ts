import { defineQuery, setCurrentDetails, setHandler, workflowInfo } from '@temporalio/workflow';
import { LEDGER_QUERY, type LedgerEntry, type Progress, PROGRESS_QUERY, WORKFLOWS } from '../contract';
import { type Board, progressOf } from './board';
import { openDesk } from './desk';
import { describeBoards } from './details';
import type { Ledger } from './ledger';

/** Answers with the `Progress` of the workflow. */
export const progressQuery = defineQuery<Progress>(PROGRESS_QUERY);

/** Answers with the ledger of the workflow, of all its batches in the order in which they began. */
export const ledgerQuery = defineQuery<readonly LedgerEntry[]>(LEDGER_QUERY);

/** Each workflow execution has its own copy of this module; several batches run inline share it. */
let boards: Board[] = [];
/** Those of the batches that are done, too. */
let ledgers: Ledger[] = [];

/** Shows a batch to the progress query and, in our own workflows, in the Web UI. A new batch takes the place of those that are done. */
export function show(board: Board): void {
  if (!boards.includes(board)) {
    boards = [...boards.filter(({ stage }) => stage !== 'done'), board];
    ledgers = [...ledgers, board.ledger];
    setHandler(ledgerQuery, () => ledgers.flatMap(({ entries }) => entries), {
      description: 'What was done and decided, in order.',
    });
    openDesk();
    setHandler(progressQuery, () => ({ batches: boards.map(progressOf) }), {
      description: 'What each job is doing.',
    });
  }
  const isOurs = (Object.values(WORKFLOWS) as string[]).includes(workflowInfo().workflowType);
  if (isOurs) setCurrentDetails(describeBoards(boards));
}
