import type { JsonObject } from '../../../kit';
import { Refusal } from '../../refusal';
import { compareMembers } from './comparison';
import { memberNamed, type FilterContext } from './filter';

/** `HQL::sortBy`: members, each with ASC (default) or DESC, separated by commas. Throws a `Refusal` 400. */
export function readSort(
  sortBy: string,
  context: FilterContext,
): (one: JsonObject, other: JsonObject) => number {
  const keys = sortBy.split(',').map((key) => readKey(key, context));
  return (one, other) => {
    for (const { member, direction } of keys) {
      const order = compareMembers(member, one, other);
      if (order !== 0) return order * direction;
    }
    return 0;
  };
}

function readKey(key: string, context: FilterContext) {
  const [, name, direction = 'ASC'] = /^\s*(\w+)(?:\s+(ASC|DESC))?\s*$/i.exec(key) ?? [];
  if (name === undefined) throw new Refusal('400', `The list cannot be sorted by ${key}.`);
  return { member: memberNamed(name, context), direction: direction.toUpperCase() === 'DESC' ? -1 : 1 };
}
