import type { IncomingHttpHeaders } from 'node:http';
import { badRequest } from '../refusal';
import type { CiscoPrimeSettings } from '../settings';

/** Which part of a list is asked for. */
export interface Page {
  readonly first: number;
  readonly most: number;
  /** Whether the header Range asked, so that Content-Range answers. */
  readonly byRange: boolean;
}

/** `.firstResult` and `.maxResults`, or the header `Range: instances=0-3`; the parameters go first. Throws a `Refusal` 400. */
export function readPage(
  query: URLSearchParams,
  headers: IncomingHttpHeaders,
  settings: CiscoPrimeSettings,
): Page {
  const range = /^instances=(\d{1,9})-(\d{1,9})$/.exec(headers.range ?? '');
  if (range && !query.has('.firstResult') && !query.has('.maxResults')) {
    const [first, last] = [Number(range[1]), Number(range[2])];
    return { first, most: size(last - first + 1, settings), byRange: true };
  }
  const first = number(query, '.firstResult') ?? 0;
  return { first, most: size(number(query, '.maxResults'), settings), byRange: false };
}

function size(asked: number | undefined, settings: CiscoPrimeSettings): number {
  const [usual, largest] = [without(settings.limitUnpagedQuery), without(settings.limitPageSize)];
  if (asked === undefined) return Math.min(usual, largest);
  if (asked < 1) throw badRequest('A page must not be empty');
  if (asked > largest && settings.tooLargePage === 'refused') {
    throw badRequest(`A page can have ${largest} entities at the most`);
  }
  return Math.min(asked, largest);
}

/** -1 is no limit. */
function without(limit: number): number {
  return limit === -1 ? Number.MAX_SAFE_INTEGER : limit;
}

function number(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw badRequest(`${name} must be a whole number`);
  return Number(text);
}
