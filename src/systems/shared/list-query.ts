import { SystemError, type VendorQuery } from '../../contract';

/** One member of a list call, as it is sent. */
export type QueryMember = readonly [name: string, value: string];

/**
 * The members of a caller's query as texts; of a list of texts, what `join` makes of it.
 *
 * @param known the members that there are
 * @throws SystemError `invalid-request` for another member, and for a value that is empty
 */
export function queryMembers(
  query: VendorQuery | undefined,
  known: readonly string[],
  join: (values: readonly string[]) => string = (values) => values.join(','),
): QueryMember[] {
  return Object.entries(query ?? {}).map(([name, value]) => {
    if (!known.includes(name)) throw invalid(`query.${name} is unknown; known are: ${known.join(', ')}`);
    const text = typeof value === 'object' ? join(value) : String(value);
    const isWhole = typeof value !== 'number' || Number.isSafeInteger(value);
    const isEmpty = text.trim() === '' || (typeof value === 'object' && value.length === 0);
    if (!isEmpty && isWhole) return [name, text];
    throw invalid(`query.${name} must be a text that is not empty, or a whole number up to 2^53 - 1`);
  });
}

/**
 * Holds the server to what it was asked for: where it shows another value than the query has, it has passed over the query, and what it lists
 * was not meant. What it does not show cannot be held against it.
 *
 * @param shown the value that it shows of a member; `undefined` where it shows none, or where it can't be compared
 * @throws SystemError `protocol`
 */
export function requireKept(
  call: string,
  members: readonly QueryMember[],
  shown: (name: string) => string | undefined,
): void {
  const passedOver = members.find(([name, value]) => {
    const own = shown(name);
    return own !== undefined && ![value, ...value.split(',')].some((one) => isSame(one, own));
  });
  if (!passedOver) return;
  const message = `${call} was asked for ${passedOver.join(' ')}, and showed something else.`;
  throw new SystemError({ kind: 'protocol', effect: 'none', call, message });
}

/** The error for a cursor that no page gave. Nothing was sent. */
export function strangeCursor(call: string, cursor: string): SystemError {
  return invalid(`${JSON.stringify(cursor).slice(0, 80)} is no place in the list`, call);
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function invalid(problem: string, call = 'list'): SystemError {
  return new SystemError({ kind: 'invalid-request', effect: 'none', call, message: `${problem}.` });
}
