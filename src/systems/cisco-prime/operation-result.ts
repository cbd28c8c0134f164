import { unreadableAnswer } from './errors';
import { idIn } from './job';
import { elementsAt, textOf, type Element } from './wire/element';

/** What one of the four operations of `jobService` said of each id. */
export interface OperationResult {
  /** The ids of its success list, each with the message. */
  readonly succeeded: ReadonlyMap<string, string>;
  /** The ids of its failure list. An id in both lists counts as failed. */
  readonly failed: ReadonlyMap<string, string>;
}

/**
 * Reads `mgmtResponse.operationResult` with its lists in lists. What stands in `operation` is not looked at: on the vendor's own page it
 * is another one.
 *
 * @throws SystemError `protocol`, effect `unknown`, when there is no operationResult
 */
export function operationResult(call: string, document: Element): OperationResult {
  const results = elementsAt(document, 'operationResult');
  if (results.length === 0) throw unreadableAnswer(call, 'no operationResult');
  const items = (list: string) => results.flatMap((result) => elementsAt(result, list, list));
  const [good, contradicted] = partition(items('success'), (item) => !saysFailure(item));
  const failed = new Map([...contradicted, ...items('failure')].flatMap(messageOf));
  const succeeded = good.flatMap(messageOf).filter(([id]) => !failed.has(id));
  return { succeeded: new Map(succeeded), failed };
}

/** `status` "Could be Success or Failure": one that contradicts its list is believed. */
function saysFailure(item: Element): boolean {
  return /^fail/i.test(textOf(item, 'status') ?? '');
}

function messageOf(item: Element): (readonly [id: string, message: string])[] {
  const id = idIn(item, 'id');
  const says = [textOf(item, 'status'), textOf(item, 'message')].filter((text) => text !== undefined);
  return id === undefined ? [] : [[id, says.join(': ') || 'no message']];
}

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
