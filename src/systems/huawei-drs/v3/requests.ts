import type { HttpRequest } from '../../../http';
import type { Halt, ListedPage } from '../generation';
import { wireId } from '../job-id';
import type { PrecheckMode } from '../precheck';
import { drsRequest } from '../requests';
import type { JobType, PauseMode } from '../words';

/** So many tasks stand on one page of the list. */
export const PAGE_SIZE = 50;

/** Statuses of tasks. Five come on a page unless 0, which means all, is asked for (reference §5). */
export function batchStatus(projectId: string, ids: readonly string[]): HttpRequest {
  return ask(projectId, 'batch-status', { ...idsOf('batch-status', ids), ...ALL_ON_ONE_PAGE });
}

/** What is known of one task. */
export function batchDetail(projectId: string, id: string): HttpRequest {
  return ask(projectId, 'batch-detail', { ...idsOf('batch-detail', [id]), ...ALL_ON_ONE_PAGE });
}

/** Ends tasks for good: a DELETE with a body. */
export function terminate(
  projectId: string,
  ids: readonly string[],
  how: Exclude<Halt, 'pause'>,
): HttpRequest {
  const call = 'batch-jobs';
  const delete_type = how === 'force-release' ? 'force_terminate' : 'terminate';
  const jobs = ids.map((id) => ({ delete_type, job_id: wireId(call, id) }));
  return drsRequest(at(projectId), { method: 'DELETE', path: ['jobs', call], body: { jobs }, call });
}

/** Pauses tasks. Both members are required. */
export function pause(projectId: string, ids: readonly string[], mode: PauseMode): HttpRequest {
  return ask(projectId, 'batch-pause-task', membersOf('batch-pause-task', ids, { pause_mode: mode }));
}

/** Goes on with a paused or failed task. */
export function retry(projectId: string, id: string): HttpRequest {
  return ask(projectId, 'batch-retry-task', membersOf('batch-retry-task', [id]));
}

/** Starts a configured task. */
export function start(projectId: string, id: string): HttpRequest {
  return ask(projectId, 'batch-starting', membersOf('batch-starting', [id]));
}

/** Begins the checks that a start needs. */
export function precheck(projectId: string, id: string, mode: PrecheckMode): HttpRequest {
  return ask(projectId, 'batch-precheck', membersOf('batch-precheck', [id], { precheck_mode: mode }));
}

/** How far a precheck has come. */
export function precheckResult(projectId: string, id: string): HttpRequest {
  return ask(projectId, 'batch-precheck-result', idsOf('batch-precheck-result', [id]));
}

/** Makes a new task. */
export function create(projectId: string, job: Readonly<Record<string, unknown>>): HttpRequest {
  return ask(projectId, 'batch-creation', { jobs: [job] });
}

/** A page (from 0) of the tasks of one kind; of those whose name or id is `name`, where it is given. */
export function list(
  projectId: string,
  jobType: JobType,
  { name, page, size = PAGE_SIZE }: { readonly name?: string; readonly page: number; readonly size?: number },
): HttpRequest {
  const named = name === undefined ? {} : { name };
  return listed(projectId, { jobType, page, offset: page * size, members: [], size, ...named });
}

/** A page of the tasks of one kind, with filters. */
export function listed(
  projectId: string,
  { jobType, page, name, members, size = PAGE_SIZE }: ListedPage & { readonly size?: number },
): HttpRequest {
  const filters = { ...(name !== undefined && { name }), ...Object.fromEntries(members) };
  const body = { cur_page: page + 1, per_page: size, db_use_type: jobType, ...filters };
  return drsRequest(at(projectId), { method: 'POST', path: ['jobs'], body, call: 'list' });
}

const ALL_ON_ONE_PAGE = { page_req: { cur_page: 1, per_page: 0 } };

function idsOf(call: string, ids: readonly string[]): { readonly jobs: readonly string[] } {
  return { jobs: ids.map((id) => wireId(call, id)) };
}

function membersOf(call: string, ids: readonly string[], members: object = {}): object {
  return { jobs: ids.map((id) => ({ job_id: wireId(call, id), ...members })) };
}

function ask(projectId: string, call: string, body: object): HttpRequest {
  return drsRequest(at(projectId), { method: 'POST', path: ['jobs', call], body, call });
}

function at(projectId: string): { readonly version: 'v3'; readonly projectId: string } {
  return { version: 'v3', projectId };
}
