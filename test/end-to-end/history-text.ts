import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { JobControlHandle } from '../../src/client';

/** All that Temporal's history holds of a workflow, as one text in which the payloads can be read. */
export async function historyText({ workflow }: JobControlHandle): Promise<string> {
  const json = historyToJSON(await workflow.fetchHistory());
  return json.replace(/"data":\s*"([^"]*)"/g, (_, data: string) => Buffer.from(data, 'base64').toString());
}
