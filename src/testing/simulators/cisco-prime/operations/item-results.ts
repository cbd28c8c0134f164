import type { JsonObject } from '../../kit';
import type { Answer, OperationCall } from '../operation';
import { badRequest } from '../refusal';
import type { Node } from '../wire/document';
import { long, mgmtResponse } from '../wire/envelopes';
import { all, the } from '../wire/payload';

/** What one of the four PUTs of jobService came to for one id; undefined: the answer does not mention it. */
export type ItemOutcome = { readonly accepted: boolean; readonly message: string; readonly effect?: string };

/** The ids of a payload in their order; throws a `Refusal` 400 when there is none or one is no long. */
export function idsIn(
  call: OperationCall,
  root: string,
  [list, member]: readonly [string, string],
): string[] {
  const ids = all(the(call.payload(), root, list), member).map(({ text }) => text);
  if (ids.length === 0) throw badRequest(`The payload needs a ${member}`);
  const wrong = ids.find((id) => !/^\d{1,19}$/.test(id));
  if (wrong !== undefined) throw badRequest(`${wrong || 'Nothing'} is no ${member}`);
  return ids;
}

/** 200 whatever became of the ids: each is in one of two lists, or in none. */
export function answerItems(
  call: OperationCall,
  operation: string,
  outcomes: ReadonlyMap<string, ItemOutcome | undefined>,
): Answer {
  const items = [...outcomes].flatMap(([id, outcome]) => (outcome ? [itemOf(id, outcome)] : []));
  const effects = [...outcomes.values()].flatMap((outcome) => outcome?.effect ?? []);
  return { items, effects, document: (left) => documentOf(call, operation, left) };
}

function itemOf(id: string, { accepted, message }: ItemOutcome): JsonObject {
  const list = accepted ? 'success' : 'failure';
  return { id, list, message, status: accepted ? 'Success' : 'Failure' };
}

function documentOf(call: OperationCall, operation: string, items: readonly JsonObject[]): Node {
  const listed = (name: string): Node[] => items.filter(({ list }) => list === name).map(elementOf);
  const result = {
    failure: { failure: listed('failure') },
    message: `The operation ${operation} was performed.`,
    operation,
    success: { success: listed('success') },
  };
  return mgmtResponse(call, { operationResult: [result] });
}

function elementOf({ id, message, status }: JsonObject): Node {
  return { id: long(String(id)), message: String(message), status: String(status) };
}
