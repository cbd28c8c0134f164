import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { Outcome } from '../play/outcome';
import type { Lab } from '../stage/lab';

/** Where violations are kept; the repository ignores it. */
const FOLDER = resolve(__dirname, '../../../.build/chaos');

/** Keeps the histories of a cell, its ledger and its record. Returns the folder. */
export async function keepViolation(outcome: Outcome, { temporal }: Lab, seed: number): Promise<string> {
  const { cell, record, violations, ledger, workflows } = outcome;
  const folder = resolve(FOLDER, `seed-${seed}`, cell.id.replace(/[^\w-]+/g, '-'));
  await mkdir(folder, { recursive: true });
  const keep = (name: string, value: unknown): Promise<void> =>
    writeFile(resolve(folder, name), JSON.stringify(value, null, 2));
  await keep('record.json', { seed, cell: cell.id, violations, record });
  await keep('ledger.json', ledger);
  for (const [index, { workflowId, runId }] of workflows.entries()) {
    const history = await temporal.workflow.getHandle(workflowId, runId).fetchHistory();
    await keep(`history-${index + 1}.json`, historyToJSON(history));
  }
  return folder;
}
