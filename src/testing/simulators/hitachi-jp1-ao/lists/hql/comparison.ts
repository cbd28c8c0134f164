import type { JsonObject } from '../../../kit';
import type { MemberType } from '../member-types';
import { Refusal } from '../../refusal';
import { readFilterTime, readPrintedTime } from '../../wire/times';
import type { Token } from './tokens';

/** What a filter says of one resource. */
export type Predicate = (resource: JsonObject) => boolean;

/** A member of the resource, with what is needed to compare it. */
export interface Member {
  readonly name: string;
  readonly type: MemberType;
  /** The zone of a time that names none. */
  readonly utcOffsetMinutes: number;
}

type Comparable = bigint | number | string | boolean;

const ORDERS: Readonly<Record<string, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  lt: (order) => order < 0,
  ge: (order) => order >= 0,
  le: (order) => order <= 0,
};

const SIGNS: Readonly<Record<string, string>> = {
  '=': 'eq',
  '<>': 'ne',
  '!=': 'ne',
  '>': 'gt',
  '<': 'lt',
  '>=': 'ge',
  '<=': 'le',
};

/** The comparison of an operator; throws a `Refusal` 400 when it does not exist or does not fit the member. */
export function comparison(member: Member, operator: Token, literal: Token): Predicate {
  const { name } = member;
  const word = SIGNS[operator.value] ?? operator.value;
  if (word === 'starts') return textTest(member, literal, (value, part) => value.startsWith(part));
  if (word === 'ends') return textTest(member, literal, (value, part) => value.endsWith(part));
  const test = Object.hasOwn(ORDERS, word) ? ORDERS[word] : undefined;
  if (!test) throw new Refusal('400', `The filter has no operator ${operator.value}.`);
  const wanted = literalOf(member, literal);
  return (resource) => {
    const value = valueOf(member, resource[name]);
    return value === undefined ? word === 'ne' : test(compare(value, wanted));
  };
}

/** True when the member is one of the values. */
export function membership(member: Member, literals: readonly Token[]): Predicate {
  const wanted = literals.map((literal) => literalOf(member, literal));
  return (resource) => {
    const value = valueOf(member, resource[member.name]);
    return value !== undefined && wanted.some((one) => compare(value, one) === 0);
  };
}

/** Compares a member of two resources; one that is not there comes first. */
export function compareMembers(member: Member, one: JsonObject, other: JsonObject): number {
  const [left, right] = [valueOf(member, one[member.name]), valueOf(member, other[member.name])];
  if (left === undefined || right === undefined)
    return Number(left !== undefined) - Number(right !== undefined);
  return compare(left, right);
}

function textTest(member: Member, literal: Token, test: (value: string, part: string) => boolean): Predicate {
  if (member.type !== 'text' || literal.kind !== 'text') {
    throw new Refusal('400', `starts and ends need a text: ${member.name}.`);
  }
  return (resource) => {
    const value = resource[member.name];
    return typeof value === 'string' && test(value, literal.value);
  };
}

function compare(one: Comparable, other: Comparable): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function valueOf({ type }: Member, value: unknown): Comparable | undefined {
  if (type === 'flag') return value === true;
  if (typeof value !== 'string' || (value === '' && type !== 'text')) return undefined;
  if (type === 'long') return BigInt(value);
  return type === 'time' ? readPrintedTime(value) : value;
}

function literalOf(member: Member, { kind, value }: Token): Comparable {
  const { name, type, utcOffsetMinutes } = member;
  if (type === 'long' && kind === 'number') return BigInt(value);
  if (type === 'flag' && /^(true|false|TRUE|FALSE)$/.test(value)) return /true/i.test(value);
  if (type === 'text' && kind === 'text') return value;
  const instant = type === 'time' && kind === 'text' ? readFilterTime(value, utcOffsetMinutes) : undefined;
  if (instant !== undefined) return instant;
  throw new Refusal('400', `${value} is no value for ${name}.`);
}
