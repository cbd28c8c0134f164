import type { HttpResponse } from '../../http';
import { objectIn } from './errors';
import { recordOf, saidIn, textOf, type Said } from './said';

/** What DRS answered for one task of an action. */
export interface ActionItem extends Said {
  readonly id?: string;
  /** The vendor's `success` or `failed`, in whatever case. */
  readonly status?: string;
  /** What an asynchronous check is asked for by. */
  readonly queryId?: string;
}

/** Reads one item, whatever it is; never throws. */
export function itemOf(value: unknown): ActionItem {
  const members = recordOf(value);
  const id = textOf(members['id']) ?? textOf(members['job_id']);
  const status = textOf(members['status']);
  const queryId = textOf(members['query_id']) ?? textOf(members['precheck_id']);
  return {
    ...saidIn(members),
    ...(id !== undefined && { id }),
    ...(status !== undefined && { status }),
    ...(queryId !== undefined && { queryId }),
  };
}

/** The items of a batch answer under HTTP 2xx: `jobs` in v5, `results` in v3. Throws `SystemError` `protocol` when there is no list. */
export function itemsIn(response: HttpResponse, list: 'jobs' | 'results'): ActionItem[] {
  return listIn(response, list).map(itemOf);
}

/** The list of that name; an answer without one is its own single item, where it says anything at all. */
export function listIn(response: HttpResponse, name: 'jobs' | 'results'): readonly unknown[] {
  const members = objectIn(response);
  const list: unknown = members[name];
  if (Array.isArray(list)) return list;
  return Object.keys(members).length === 0 ? [] : [members];
}

/**
 * Whether DRS took the action on. HTTP 200 alone proves nothing: the status does (reference §2.1), in whatever case. An answer about a
 * single task may leave it out (every field of StopJobAction is optional); then it counts as taken on unless it names an error.
 */
export function isTakenOn({ status, code }: ActionItem, single: boolean): boolean {
  if (code !== undefined) return false;
  return status === undefined ? single : status.toLowerCase() === 'success';
}
