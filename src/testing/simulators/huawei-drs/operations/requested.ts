import { isJsonObject, type JsonObject } from '../../kit';
import { invalid, missing } from '../refusal';

/** A text that must be there; throws a `Refusal`. */
export function textIn(body: JsonObject, member: string): string {
  const value = body[member];
  if (value === undefined || value === null || value === '') throw missing(member);
  if (typeof value !== 'string') throw invalid(member);
  return value;
}

/** One of the words given, which must be there; throws a `Refusal`. */
export function wordIn<Word extends string>(body: JsonObject, member: string, words: readonly Word[]): Word {
  const text = textIn(body, member);
  const word = words.find((known) => known === text);
  if (word === undefined) throw invalid(member);
  return word;
}

/** A flag, false when it is not there; throws a `Refusal`. */
export function flagIn(body: JsonObject, member: string): boolean {
  const value = body[member] ?? false;
  if (typeof value !== 'boolean') throw invalid(member);
  return value;
}

/** The member as an object, empty when it is not there; throws a `Refusal`. */
export function objectIn(body: JsonObject, member: string): JsonObject {
  const value = body[member] ?? {};
  if (!isJsonObject(value)) throw invalid(member);
  return value;
}

/** The list of objects `jobs`, which must hold one at least; throws a `Refusal`. */
export function jobsIn(body: JsonObject, most = Infinity): JsonObject[] {
  return listIn(body, most).map((job) => {
    if (!isJsonObject(job)) throw invalid('jobs');
    return job;
  });
}

/** The list of ids `jobs`, which must hold one at least; throws a `Refusal`. */
export function idsIn(body: JsonObject): string[] {
  return listIn(body).map((id) => {
    if (typeof id !== 'string') throw invalid('jobs');
    return id;
  });
}

/** A whole number, as a number or as digits; `otherwise` when it is not there; throws a `Refusal`. */
export function numberFrom(value: unknown, name: string, bounds: Bounds): number {
  if (value === undefined || value === null) return bounds.otherwise;
  const number = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value;
  const { least, most = Number.MAX_SAFE_INTEGER } = bounds;
  if (typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most)
    return number;
  throw invalid(name);
}

/** What a number may be, and what it is when nobody has said. */
export interface Bounds {
  readonly least: number;
  readonly most?: number;
  readonly otherwise: number;
}

/** A time in milliseconds since 1970, as digits; null when it is not there; throws a `Refusal`. */
export function instantIn(body: JsonObject, member: string): number | null {
  const value = body[member];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string' && /^\d{10,16}$/.test(value)) return Number(value);
  throw invalid(member);
}

function listIn({ jobs }: JsonObject, most = Infinity): unknown[] {
  if (!Array.isArray(jobs) || jobs.length === 0) throw missing('jobs');
  if (jobs.length > most) throw invalid('jobs');
  return jobs as unknown[];
}
