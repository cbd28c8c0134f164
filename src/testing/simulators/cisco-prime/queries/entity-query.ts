import { badRequest } from '../refusal';
import {
  readAttributeFilter,
  type AttributeFilter,
  type Attributes,
  type AttributeType,
  type AttributeValue,
} from './attribute-filter';

/** What can be asked of items of one kind. */
export interface Queried<T> {
  readonly attributes: Attributes;
  /** The attributes of an item, by name. */
  readonly rowOf: (item: T) => Readonly<Record<string, AttributeValue>>;
  /** The zone of a time that names none, minutes east of UTC. */
  readonly offsetMinutes: number;
}

/** The items that the attributes in the query select, in the order of `.sort`. Throws a `Refusal` 400. */
export function select<T>(items: readonly T[], query: URLSearchParams, queried: Queried<T>): T[] {
  const { attributes, rowOf, offsetMinutes } = queried;
  const filters = [...query]
    .filter(([name]) => !isDirective(name))
    .map(([name, text]): [string, AttributeFilter] => {
      return [name, readAttributeFilter(text, typeOf(name, attributes), offsetMinutes)];
    });
  const isAny = query.get('.or_filter') === 'true' && filters.length > 0;
  const selected = items.filter((item) => {
    const row = rowOf(item);
    const hits = filters.map(([name, filter]) => filter(row[name]));
    return isAny ? hits.includes(true) : !hits.includes(false);
  });
  return sorted(selected, query.get('.sort'), queried);
}

/** `.full`, `_ctx.domain` and their like say something else than an attribute. */
export function isDirective(name: string): boolean {
  return name.startsWith('.') || name.startsWith('_');
}

function typeOf(name: string, attributes: Attributes): AttributeType {
  const type = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (!type) throw badRequest(`There is no attribute ${name}`);
  return type;
}

/** `attribute`, or `-attribute` for the other way round; what has no value comes first. */
function sorted<T>(items: T[], key: string | null, { attributes, rowOf }: Queried<T>): T[] {
  if (key === null) return items;
  const [, minus, name = ''] = /^(-?)(.*)$/.exec(key) ?? [];
  const isLong = typeOf(name, attributes) === 'long';
  const direction = minus === '-' ? -1 : 1;
  return items.toSorted((one, other) => direction * compare(rowOf(one)[name], rowOf(other)[name], isLong));
}

function compare(one: AttributeValue, other: AttributeValue, isLong: boolean): number {
  if (one === undefined || other === undefined)
    return Number(one !== undefined) - Number(other !== undefined);
  const [left, right] = isLong ? [BigInt(one), BigInt(other)] : [one, other];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
