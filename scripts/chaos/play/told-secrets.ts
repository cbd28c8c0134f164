import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { secretsOf, secretsTold } from '../checks/secrets-told';
import type { Play } from './play';

/** Every secret of the settings that somebody can read in the histories of a cell, one sentence each. */
export async function toldSecrets({ workflows, seat: { vendor, gate } }: Play): Promise<string[]> {
  const secrets = secretsOf(vendor.settingsFor(gate.url));
  if (secrets.length === 0) return [];
  const histories = await Promise.all(workflows.map(({ workflow }) => workflow.fetchHistory()));
  return histories.flatMap((history) => secretsTold(JSON.parse(historyToJSON(history)), secrets));
}
