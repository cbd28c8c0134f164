import { SERVICE_OPERATIONS } from '../methods';
import type { Answer, OperationCall } from '../operation';
import { queryResponse } from '../wire/envelopes';

/** The operations of this version, with their HTTP methods. */
export function listOperations(call: OperationCall): Answer {
  const operations = SERVICE_OPERATIONS.filter(({ since = 1 }) => since <= call.version);
  const elements = operations.map(({ path, httpMethod }) => ({
    '@httpMethod': httpMethod,
    '@path': path,
    $: path.slice(path.indexOf('/') + 1),
  }));
  return { items: [], document: () => queryResponse(call, 'listOperations', { operation: elements }) };
}

/** The types of entities. */
export function listEntityTypes(call: OperationCall): Answer {
  const type = { '@url': `${call.rootUrl}/JobSummary`, $: 'JobSummary' };
  return { items: [], document: () => queryResponse(call, 'listEntityTypes', { entityType: [type] }) };
}
