import type { JsonObject } from '../kit';
import { CallError } from './call';
import type { BoroVodSettings } from './settings';

/** `project_id`; throws `CallError` when it is no whole number or names no project. */
export function projectOf({ project_id: id }: JsonObject, settings: BoroVodSettings): number {
  if (typeof id !== 'number' || !Number.isInteger(id)) throw new CallError('Invalid project_id');
  if (settings.projects !== null && !settings.projects.includes(id)) throw new CallError('Project not found');
  return id;
}

/** `task_ids`, a number or a list of numbers: a text with digits is not one (the page's examples send numbers). */
export function taskIdsOf({ task_ids: ids }: JsonObject): number[] {
  const list: unknown[] = Array.isArray(ids) ? ids : [ids];
  return list.map((id) => {
    if (typeof id === 'number' && Number.isInteger(id)) return id;
    throw new CallError('Invalid task_ids');
  });
}

/** True when all tasks are meant. */
export function meansAll({ task_ids: ids }: JsonObject): boolean {
  return ids === '*';
}
