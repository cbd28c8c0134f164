import { badRequest } from '../refusal';
import { readTime } from '../wire/times';
import { readCondition, type Condition } from './condition';

/** The types of attributes, as far as a filter tells them apart. */
export type AttributeType = 'long' | 'text' | 'time';

/** Attributes by name. */
export type Attributes = Readonly<Record<string, AttributeType>>;

/** A value to compare: digits of a long or a text, or milliseconds of a time; undefined when there is none. */
export type AttributeValue = string | number | undefined;

/** Says whether a value fits. */
export type AttributeFilter = (value: AttributeValue) => boolean;

type Comparable = string | number | bigint;

/** Reads the filter of one attribute; a time without a zone is of the zone given. Throws a `Refusal` 400. */
export function readAttributeFilter(
  text: string,
  type: AttributeType,
  offsetMinutes: number,
): AttributeFilter {
  const condition = readCondition(text);
  const { operator } = condition;
  if (operator === 'startsWith' || operator === 'notStartsWith' || operator === 'contains') {
    if (type !== 'text') throw badRequest(`${operator} needs an attribute that is a text`);
    return textFilter({ ...condition, operator });
  }
  const wanted = condition.values.map((value) => comparable(value, type, offsetMinutes));
  const [least, most = least] = wanted;
  return (value) => {
    if (value === undefined || least === undefined || most === undefined) return false;
    const own = type === 'long' ? BigInt(value) : value;
    return operator === 'between' ? own >= least && own <= most : wanted.includes(own);
  };
}

function textFilter({ operator, values: [part = ''] }: Condition): AttributeFilter {
  return (value) => {
    if (typeof value !== 'string') return false;
    if (operator === 'contains') return value.includes(part);
    return value.startsWith(part) === (operator === 'startsWith');
  };
}

function comparable(text: string, type: AttributeType, offsetMinutes: number): Comparable {
  if (type === 'text') return text;
  if (type === 'long' && /^-?\d{1,19}$/.test(text)) return BigInt(text);
  const instant = type === 'time' ? readTime(text, offsetMinutes) : undefined;
  if (instant === undefined) throw badRequest(`${text} is no ${type}`);
  return instant;
}
