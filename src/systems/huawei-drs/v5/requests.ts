import type { HttpRequest } from '../../../http';
import type { ListedPage } from '../generation';
import { wireId } from '../job-id';
import type { PrecheckMode } from '../precheck';
import { drsRequest, type Asked } from '../requests';
import type { PauseMode } from '../words';

/** What ExecuteJobAction does to a task, by the vendor's names. `stop` pauses it: to end a task is `/stop` (reference §1). */
export type ActionName = 'stop' | 'restart' | 'reset' | 'start' | 'precheck';

/** ShowJobDetail: one task. Without `type` it is refused. */
export function detail(projectId: string, id: string): HttpRequest {
  const call = 'ShowJobDetail';
  return ask(projectId, { method: 'GET', path: at(call, id), query: [['type', 'detail']], call });
}

/** ShowJobDetail: the result of a precheck. */
export function precheckDetail(projectId: string, id: string, queryId: string): HttpRequest {
  const call = 'ShowJobDetail precheck';
  const query: (readonly [string, string])[] = [['type', 'precheck']];
  if (queryId !== '') query.push(['query_id', queryId]);
  return ask(projectId, { method: 'GET', path: at(call, id), query, call });
}

/** ShowActions: what is offered for a task. */
export function actions(projectId: string, id: string): HttpRequest {
  const call = 'ShowActions';
  return ask(projectId, { method: 'GET', path: [...at(call, id), 'actions'], call });
}

/** StopJobAction: ends one task for good (the page of 2023-10-24). */
export function stop(projectId: string, id: string, force: boolean): HttpRequest {
  const call = 'StopJobAction';
  const body = { is_force_stop: force };
  return ask(projectId, { method: 'POST', path: [...at(call, id), 'stop'], body, call });
}

/** Ends several tasks for good. */
export function batchStop(projectId: string, ids: readonly string[], force: boolean): HttpRequest {
  const call = 'batch-stop';
  const jobs = ids.map((id) => ({ job_id: wireId(call, id), is_force_stop: force }));
  return ask(projectId, { method: 'POST', path: ['jobs', 'batch-stop'], body: { jobs }, call });
}

/** ExecuteJobAction `stop`, for several tasks: pauses them. */
export function batchPause(projectId: string, ids: readonly string[], mode: PauseMode): HttpRequest {
  const call = 'ExecuteJobAction stop (pause)';
  const jobs = ids.map((id) => ({
    job_id: wireId(call, id),
    action_name: 'stop' satisfies ActionName,
    action_params: { pause_mode: mode },
  }));
  return ask(projectId, { method: 'POST', path: ['jobs', 'action'], body: { jobs }, call });
}

/** ExecuteJobAction, for one task. */
export function action(
  projectId: string,
  id: string,
  { name, params = {} }: { readonly name: ActionName; readonly params?: Readonly<Record<string, unknown>> },
): HttpRequest {
  const call = `ExecuteJobAction ${name}`;
  const body = { job: { job_id: wireId(call, id), action_name: name, action_params: params } };
  return ask(projectId, { method: 'POST', path: [...at(call, id), 'action'], body, call });
}

/** ExecuteJobAction `precheck`: begins the checks that a start or a retry needs. */
export function precheck(projectId: string, id: string, mode: PrecheckMode): HttpRequest {
  return action(projectId, id, { name: 'precheck', params: { precheck_mode: mode } });
}

/** Copies the configuration of a task into a new one. */
export function clone(projectId: string, id: string, name: string): HttpRequest {
  const call = 'clone';
  const body = { job_id: wireId(call, id), name };
  return ask(projectId, { method: 'POST', path: ['jobs', 'clone'], body, call });
}

/** Makes a new task. */
export function create(projectId: string, job: Readonly<Record<string, unknown>>): HttpRequest {
  return ask(projectId, { method: 'POST', path: ['jobs'], body: { job }, call: 'CreateJob' });
}

/** So many tasks stand on one page of `listed`. */
const PAGE_SIZE = 50;

/** ListJobs: a page of the tasks of one kind, with filters. */
export function listed(projectId: string, asked: ListedPage): HttpRequest {
  const { jobType, offset, name, members } = asked;
  const { query = [], ...request } = list(projectId, jobType, {
    offset,
    limit: PAGE_SIZE,
    ...(name !== undefined && { name }),
  });
  return { ...request, query: [...query, ...members] };
}

/** ListJobs: a page of the tasks of one kind; of those whose name or id is `name`, where it is given. */
export function list(
  projectId: string,
  jobType: string,
  { name, offset, limit }: { readonly name?: string; readonly offset: number; readonly limit?: number },
): HttpRequest {
  const query: (readonly [string, string])[] = [['job_type', jobType]];
  if (name !== undefined) query.push(['name', name]);
  if (offset > 0) query.push(['offset', String(offset)]);
  if (limit !== undefined) query.push(['limit', String(limit)]);
  return ask(projectId, { method: 'GET', path: ['jobs'], query, call: 'ListJobs' });
}

function at(call: string, id: string): readonly string[] {
  return ['jobs', wireId(call, id)];
}

function ask(projectId: string, asked: Asked): HttpRequest {
  return drsRequest({ version: 'v5', projectId }, asked);
}
