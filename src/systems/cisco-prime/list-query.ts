import type { ListRequest } from '../../contract';
import type { QueryMember } from '../shared/list-query';
import { isLongId } from '../shared/long-id';
import { nameHint } from '../shared/name-hint';
import { invalidRequest } from './errors';
import { anyId, anyName, isQuotable, type Query } from './requests';

/** Attributes of JobSummary that are the job's own. */
const OF_JOBS = ['jobName', 'jobType', 'jobStatus', 'username', 'description'];
/** Those that are of its latest run. */
const OF_RUNS = ['runStatus', 'resultStatus', 'lastStartTime', 'completionTime', 'runId'];

/** What `query` can have: attributes that JobSummary is filtered by (reference §4). */
export const LIST_QUERY: readonly string[] = [...OF_JOBS, ...OF_RUNS];

/** Whether a query speaks of runs, too. */
export function isAboutRuns(asked: readonly QueryMember[]): boolean {
  return asked.some(([name]) => OF_RUNS.includes(name));
}

/** Several values of an attribute, as the operator `in`. Throws `SystemError` `invalid-request` for one that can't be quoted. */
export function inAny(values: readonly string[]): string {
  if (values.length > 0 && values.every(isLongId)) return anyId(values);
  if (values.every(isQuotable)) return anyName(values);
  throw invalidRequest(
    'JobSummary',
    'A value of the query cannot be written: no escape for its characters is documented.',
  );
}

/**
 * The query for the jobs from `first` on, sorted by name. Of the hints only the name can be followed: status and start are those of the latest
 * run, and an earlier one may be meant.
 */
export function summaryQuery({ name }: ListRequest, asked: readonly QueryMember[], first: number): Query {
  const hint = asked.some(([member]) => member === 'jobName') ? [] : hinted(name);
  const page = first === 0 ? [] : [['.firstResult', String(first)] as const];
  return [...asked, ...hint, ['.sort', 'jobName'], ...page];
}

function hinted(pattern: string | undefined): Query {
  const { whole, start } = nameHint(pattern);
  if (whole !== undefined && isQuotable(whole)) return [['jobName', anyName([whole])]];
  return start !== undefined && isQuotable(start) ? [['jobName', `startsWith("${start}")`]] : [];
}

/** The members with plain words, without their quotes: what a summary shows can be held against them. Times are printed in many forms. */
export function comparable(asked: readonly QueryMember[]): QueryMember[] {
  return asked
    .filter(([name, value]) => !name.endsWith('Time') && !/^\w+\(.*\)$/s.test(value))
    .map(([name, value]) => [name, value.replace(/^"(.*)"$/s, '$1')]);
}
