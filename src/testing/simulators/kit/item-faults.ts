import type { Fault } from './fault';
import type { JsonObject } from './json';
import type { Protocol } from './protocol';

type Items = readonly JsonObject[];

/** The items that the answer shows instead of the true ones. */
export function spoilItems(items: Items, fault: Fault | undefined, protocol: Protocol): Items {
  switch (fault?.kind) {
    case 'shuffled-items':
      return [...items.slice(1), ...items.slice(0, 1)];
    case 'missing-items':
      return items.filter((item) => !isMeant(protocol.idOf(item), fault.ids));
    case 'unknown-status':
      return items.map((item) =>
        isMeant(protocol.idOf(item), fault.ids) ? protocol.withStatus(item, fault.word) : item,
      );
    default:
      return items;
  }
}

function isMeant(id: string | undefined, ids: readonly string[] | undefined): boolean {
  return ids === undefined || (id !== undefined && ids.includes(id));
}
