import type { SystemError } from '../../contract';
import type { HttpResponse } from '../../http';
import { drsJobOf, type DrsJob } from './drs-job';
import { unreadableAnswer } from './errors';

/** One page of a list of tasks. */
export interface JobPage {
  readonly jobs: readonly DrsJob[];
  /** How many there are in all, where the answer says so. */
  readonly total: number | undefined;
  /** The error for an answer that is no such page. */
  readonly unreadable: (what: string) => SystemError;
}

/** Reads a page. Throws `SystemError` `protocol` when there is no list, or a task in it without an id or a name: it could be any task. */
export function pageOf(response: HttpResponse, list: unknown, total: unknown): JobPage {
  const unreadable = (what: string): SystemError => unreadableAnswer(response, what);
  if (!Array.isArray(list)) throw unreadable('no list of tasks');
  const jobs = list.map(drsJobOf);
  if (jobs.some(({ id, name }) => id === undefined || name === undefined)) {
    throw unreadable('a task without an id or a name');
  }
  return { jobs, total: typeof total === 'number' ? total : undefined, unreadable };
}

/** More pages than this are no answer to a search. */
const MOST_PAGES = 100;

/**
 * Every task of a list, page after page.
 *
 * @param read the page that begins after so many tasks; it is the page of that number, from 0
 * @throws SystemError `protocol` when the pages do not hold all that `total` promises, or are too many: then nothing is proven
 */
export async function allPages(read: (offset: number, page: number) => Promise<JobPage>): Promise<DrsJob[]> {
  const jobs: DrsJob[] = [];
  for (let page = 0; ; page++) {
    const { jobs: more, total, unreadable } = await read(jobs.length, page);
    const isNew = more.some(({ id }) => !jobs.some((job) => job.id === id));
    if (more.length > 0 && !isNew) throw unreadable('the same page twice');
    jobs.push(...more);
    if (more.length === 0 && jobs.length < (total ?? 0)) throw unreadable(`${jobs.length} of ${total} tasks`);
    if (more.length === 0 || jobs.length >= (total ?? Infinity)) return jobs;
    if (page + 1 >= MOST_PAGES) throw unreadable(`more than ${MOST_PAGES} pages`);
  }
}
