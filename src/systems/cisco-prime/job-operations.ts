import type { Door } from './door';
import { operationResult, type OperationResult } from './operation-result';
import { jobOperation, type JobOperation } from './requests';

/**
 * What Prime answered to one operation for one id.
 *
 * - `accepted`: the id is in the success list
 * - `refused`: it is in the failure list
 * - `unanswered`: it is in neither
 */
export interface OperationOutcome {
  readonly id: string;
  readonly outcome: 'accepted' | 'refused' | 'unanswered';
  /** The vendor's own words. */
  readonly says: string;
}

/** What an operation said of an id that it left out. */
const UNNAMED = 'The system named it neither as success nor as failure.';

/** Performs one operation on all ids in one request: one outcome per id, in the order given. */
export async function operate(
  operation: JobOperation,
  ids: readonly string[],
  door: Door,
): Promise<OperationOutcome[]> {
  if (ids.length === 0) return [];
  const { document } = await door.send(jobOperation(door.dialect, operation, ids));
  const result = operationResult(operation, document);
  return ids.map((id) => outcomeOf(id, result));
}

function outcomeOf(id: string, { succeeded, failed }: OperationResult): OperationOutcome {
  const [success, failure] = [succeeded.get(id), failed.get(id)];
  if (failure !== undefined) return { id, outcome: 'refused', says: failure };
  if (success !== undefined) return { id, outcome: 'accepted', says: success };
  return { id, outcome: 'unanswered', says: UNNAMED };
}
