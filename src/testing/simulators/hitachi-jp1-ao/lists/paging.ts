import type { JsonObject } from '../../kit';
import { Refusal } from '../refusal';

/** Which part of a list is asked for. */
export interface Paging {
  readonly offset: number;
  readonly limit: number;
  /** As asked; null when the request did not say. */
  readonly page: number | null;
  readonly pageSize: number | null;
}

const DEFAULT_COUNT = 100;

/**
 * The rules of the sister product: `page` needs `pageSize` and goes before `HQL::offset`, `pageSize` before the count.
 * Throws a `Refusal` 400.
 */
export function readPaging(query: URLSearchParams, countParameter: string): Paging {
  const page = wholeNumber(query, 'page', 1);
  const pageSize = wholeNumber(query, 'pageSize', 1);
  const offset = wholeNumber(query, 'HQL::offset', 0) ?? 0;
  const limit = pageSize ?? wholeNumber(query, countParameter, 1) ?? DEFAULT_COUNT;
  if (page !== null && pageSize === null) throw new Refusal('400', 'page needs pageSize.');
  return { page, pageSize, limit, offset: page === null ? offset : (page - 1) * limit };
}

/** The `pagination` of a list of that many matches. */
export function paginationOf({ page, pageSize, limit }: Paging, matches: number): JsonObject {
  return { page, pageSize, numPages: Math.ceil(matches / limit) };
}

function wholeNumber(query: URLSearchParams, name: string, least: number): number | null {
  const text = query.get(name);
  if (text === null) return null;
  const number = /^\d{1,10}$/.test(text) ? Number(text) : -1;
  if (number < least || number > 2_147_483_647) throw new Refusal('400', `${name} must be a whole number.`);
  return number;
}
