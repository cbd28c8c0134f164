import type { HttpRequest } from '../../http';
import { wireId } from './task-id';

/** For whom a request is made: the ids that every call carries. */
export interface Account {
  readonly userId: number;
  readonly projectId: number;
}

/** What a new task is made of. */
export interface NewTask {
  readonly templateId: number;
  readonly uri: string;
  readonly name: string;
  readonly priority?: string;
}

/** The methods of the Control API that are used here. */
export type Method = 'TaskStop' | 'TaskStatus' | 'TaskReport' | 'TaskStart';

/** Some tasks by id, or `'*'`: for TaskStatus all that run or wait, for TaskReport all. */
export type TaskSelection = readonly string[] | '*';

/** The one URL of every method, below the base URL. */
export const PATH = ['ctrl_api', 'v1', 'json'] as const;

/** 4.3.8 TaskStop. */
export function taskStop({ userId, projectId }: Account, ids: readonly string[]): HttpRequest {
  return post(userId, 'TaskStop', { project_id: projectId, task_ids: wireIds('TaskStop', ids) });
}

/** 4.3.9 TaskStatus with the automatic restarts of each task. */
export function taskStatus({ userId, projectId }: Account, tasks: TaskSelection): HttpRequest {
  return post(userId, 'TaskStatus', {
    project_id: projectId,
    task_ids: wireIds('TaskStatus', tasks),
    restart_chain: 'all', // the default, said aloud
  });
}

/** 4.3.10 TaskReport. */
export function taskReport({ userId, projectId }: Account, tasks: TaskSelection): HttpRequest {
  return post(userId, 'TaskReport', { project_id: projectId, task_ids: wireIds('TaskReport', tasks) });
}

/** 4.3.7 TaskStart of one task. */
export function taskStart({ userId, projectId }: Account, task: NewTask): HttpRequest {
  const { templateId, uri, name, priority } = task;
  const wireTask = { template_id: templateId, uri, name, ...(priority !== undefined && { priority }) };
  return post(userId, 'TaskStart', { project_id: projectId, tasks: [wireTask] });
}

/** Members in the order of the vendor's page, so that its examples are byte for byte what is sent. */
function post(userId: number, method: Method, params: Readonly<Record<string, unknown>>): HttpRequest {
  return {
    method: 'POST',
    path: PATH,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user_id: userId, methods: [{ method, params }] }),
    call: method,
  };
}

/** The page prints one id as a bare number and several as an array; a repeated id is sent once. */
function wireIds(call: Method, tasks: TaskSelection): number | readonly number[] | '*' {
  if (tasks === '*') return tasks;
  const ids = [...new Set(tasks)].map((id) => wireId(call, id));
  const [only, ...others] = ids;
  return only !== undefined && others.length === 0 ? only : ids;
}
