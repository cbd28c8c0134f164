import type { JsonObject } from '../../kit';
import type { Attempt } from '../acts';
import { textOf } from '../error-codes';
import type { OperationCall } from '../operation';
import type { DrsSettings } from '../settings';

/** Where the vendor's examples have capitals: in v5's batch action alone. */
export type WordPlace = 'v5.batch-action' | 'elsewhere';

/** What an act came to, with every member that any answer about it has. */
export function outcomeItem(
  attempt: Attempt,
  call: OperationCall,
  place: WordPlace = 'elsewhere',
): JsonObject {
  const { id, job, trouble, more } = attempt;
  const words = { id, ...(job && { name: job.order.name }) };
  const status = statusWord(trouble ? 'failed' : 'success', place, call.world.settings());
  if (!trouble) return { ...words, status, ...more };
  return { ...words, status, ...errorMembers(trouble.code, call) };
}

/** `error_code` and `error_msg`, in the language of the call. */
export function errorMembers(code: string, { language }: OperationCall): JsonObject {
  return { error_code: code, error_msg: textOf(code)[language] };
}

function statusWord(word: 'success' | 'failed', place: WordPlace, { statusWords }: DrsSettings): string {
  const capital =
    statusWords === 'capitalised' || (statusWords === 'as-documented' && place === 'v5.batch-action');
  return capital ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : word;
}
