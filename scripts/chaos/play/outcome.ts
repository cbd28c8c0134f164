import type { LedgerEntry } from '../../../src/testing/simulators/kit';
import type { Cell } from '../cells/cell';
import { type CellRecord, violationsIn } from '../checks';
import { collect, tidyUp } from './collect';
import type { Followed } from './follow';
import type { Play } from './play';
import { toldSecrets } from './told-secrets';

/** A cell that was played. */
export interface Outcome {
  readonly cell: Cell;
  readonly record: CellRecord;
  readonly violations: readonly string[];
  /** How often it was played until its fault was hit. */
  readonly attempts: number;
  readonly seconds: number;
  readonly ledger: readonly LedgerEntry[];
  /** Every workflow of the cell. */
  readonly workflows: readonly { readonly workflowId: string; readonly runId?: string }[];
}

/** A cell whose workflow has been followed to its end. */
export interface Ended {
  readonly cell: Cell;
  readonly play: Play;
  readonly followed: Followed;
  readonly attempts: number;
  readonly seconds: number;
}

/** Judges a cell by its simulator and clears it away. */
export async function outcomeOf({ cell, play, followed, attempts, seconds }: Ended): Promise<Outcome> {
  const { record, ledger } = await collect(play, followed);
  await tidyUp(play);
  const workflows = play.workflows.map(({ workflow }) => ({ workflowId: workflow.workflowId }));
  const violations = [...violationsIn(record), ...(await toldSecrets(play))];
  return { cell, record, violations, attempts, seconds, ledger, workflows };
}
