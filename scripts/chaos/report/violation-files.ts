import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { Outcome } from '../play/outcome';
import type { Lab } from '../stage/lab';
import { historyText, ledgerText } from './violation-text';

/** Where violations are kept; the repository ignores it. */
const FOLDER = resolve(__dirname, '../../../.build/chaos');

/** What was kept of a cell that broke a promise. */
export interface KeptViolation {
  readonly folder: string;
  /** Histories and ledger in short, for a machine whose files are gone afterwards. */
  readonly lines: readonly string[];
}

/** Keeps the histories of a cell, its ledger and its record. */
export async function keepViolation(
  outcome: Outcome,
  { temporal }: Lab,
  seed: number,
): Promise<KeptViolation> {
  const { cell, record, violations, ledger, workflows } = outcome;
  const folder = resolve(FOLDER, `seed-${seed}`, cell.id.replace(/[^\w-]+/g, '-'));
  await mkdir(folder, { recursive: true });
  const keep = (name: string, value: unknown): Promise<void> =>
    writeFile(resolve(folder, name), JSON.stringify(value, null, 2));
  await keep('record.json', { seed, cell: cell.id, violations, record });
  await keep('ledger.json', ledger);
  const lines = ['ledger of the simulator:', ...ledgerText(ledger)];
  for (const [index, { workflowId, runId }] of workflows.entries()) {
    const history = await temporal.workflow.getHandle(workflowId, runId).fetchHistory();
    await keep(`history-${index + 1}.json`, historyToJSON(history));
    lines.push(`history of ${workflowId}:`, ...historyText(history));
  }
  return { folder, lines };
}
