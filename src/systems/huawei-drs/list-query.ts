import { SystemError, type VendorQuery } from '../../contract';
import { queryMembers, type QueryMember } from '../shared/list-query';
import type { DrsJob } from './drs-job';
import { JOB_TYPES } from './words';

/** What `query` can have, by the names of v5 (reference §3). */
export const LIST_QUERY: readonly string[] = [
  'job_type',
  'status',
  'engine_type',
  'net_type',
  'enterprise_project_id',
];

/** The kind that lists take besides those that can be created here (reference §12); not every region may know it. */
export const MAYBE_UNKNOWN = 'replay';

/** What is listed: kinds of tasks, one after another, and the filters of each. */
export interface Asked {
  readonly types: readonly string[];
  readonly members: readonly QueryMember[];
  /** Whether the caller named the kinds. */
  readonly isTypeAsked: boolean;
}

/** Reads the caller's query. Throws `SystemError` `invalid-request`. */
export function askedIn(query: VendorQuery | undefined): Asked {
  const all = queryMembers(query, LIST_QUERY);
  const types = all.flatMap(([name, value]) => (name === 'job_type' ? value.split(',') : []));
  const members = all.filter(([name]) => name !== 'job_type');
  const stray =
    types.find((type) => !/^\w{1,40}$/.test(type)) ?? members.find(([, value]) => value.includes(','))?.[1];
  if (stray !== undefined) throw notOne(stray);
  const isTypeAsked = types.length > 0;
  return { types: isTypeAsked ? [...new Set(types)] : [...JOB_TYPES, MAYBE_UNKNOWN], members, isTypeAsked };
}

/** What a task of the list shows of a member. */
export function shownBy(job: DrsJob, name: string): string | undefined {
  const shown: Readonly<Record<string, string | undefined>> = {
    job_type: job.jobType,
    status: job.status,
    engine_type: job.engineType,
    net_type: job.netType,
    enterprise_project_id: job.enterpriseProjectId,
  };
  return Object.hasOwn(shown, name) ? shown[name] : undefined;
}

function notOne(value: string): SystemError {
  const message = `${JSON.stringify(value)} is no single value of the list's query: only job_type takes several.`;
  return new SystemError({ kind: 'invalid-request', effect: 'none', call: 'ListJobs', message });
}
