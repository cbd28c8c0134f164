import { SystemError } from '../../contract';
import { expectedIdForm } from './job-id';
import type { JobPage } from './pages';
import type { ApiVersion } from './requests';

/** Where a page stands: in the list of one kind of tasks. */
export interface Place {
  readonly jobType: string;
  readonly offset: number;
  readonly page: number;
  /** How many tasks there were when the page before was read, where that was told. */
  readonly total?: number;
  /** The task that began the page before. */
  readonly before?: string;
}

const PLACE = /^(v[35])\/(\w{1,40})\/(\d{1,6})\/(\d{1,6})\/(\d{0,9})\/([\w-]*)$/;

/** The place that a cursor names, among these kinds of tasks; `undefined` where it names none. Without a cursor, the beginning. */
export function placeIn(
  cursor: string | undefined,
  types: readonly string[],
  version: ApiVersion,
): Place | undefined {
  if (cursor === undefined) return placeOf(types[0]);
  const [, spoken, jobType = '', offset, page, total = '', before = ''] = PLACE.exec(cursor) ?? [];
  const isOurs = spoken === version && types.includes(jobType);
  if (!isOurs || (before !== '' && expectedIdForm(before) !== undefined)) return undefined;
  const place = { jobType, offset: Number(offset), page: Number(page) };
  return { ...place, ...(total !== '' && { total: Number(total) }), ...(before !== '' && { before }) };
}

/** The cursor of the page after this one; `undefined` after the last page of the last kind. */
export function cursorAfter(
  { jobType, offset, page }: Place,
  { jobs, total }: Pick<JobPage, 'jobs' | 'total'>,
  { types, version }: { readonly types: readonly string[]; readonly version: ApiVersion },
): string | undefined {
  const seen = offset + jobs.length;
  if (jobs.length > 0 && seen < (total ?? Infinity)) {
    return `${version}/${jobType}/${seen}/${page + 1}/${total ?? ''}/${jobs[0]?.id ?? ''}`;
  }
  const following = placeOf(types[types.indexOf(jobType) + 1]);
  return following && `${version}/${following.jobType}/0/0//`;
}

/**
 * The newest tasks come first, so new ones only move others to later pages; tasks that are deleted move others to pages that were read. As long as there
 * are not fewer than before, none was left out.
 *
 * @throws SystemError `protocol` for the same page again and for one that is cut short, `conflict` when there are fewer tasks than before
 */
export function requireWhole(
  { jobs, total, unreadable }: JobPage,
  { offset, before, total: told }: Place,
): void {
  if (before !== undefined && jobs[0]?.id === before) throw unreadable('the same page twice');
  if (jobs.length === 0 && offset < (total ?? 0)) throw unreadable(`${offset} of ${total} tasks`);
  if (total === undefined || told === undefined || total >= told) return;
  const message =
    'Tasks were deleted while the list was read, so that it may lack others: it has to be read again.';
  throw new SystemError({ kind: 'conflict', effect: 'none', call: 'ListJobs', message });
}

function placeOf(jobType: string | undefined): Place | undefined {
  return jobType === undefined ? undefined : { jobType, offset: 0, page: 0 };
}
