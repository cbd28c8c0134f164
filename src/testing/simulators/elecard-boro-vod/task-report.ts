import type { CallResult, JsonObject } from '../kit';
import { CallError, type Method, type Surroundings } from './call';
import { meansAll, projectOf, taskIdsOf } from './parameters';
import { reportItem } from './report-item';
import type { Task } from './task';
import { isActive } from './tasks';

/** 4.3.10: the report of ended tasks; what has none stands in the `errors` beside `result`. */
export const taskReport: Method = (parameters, surroundings) => {
  const projectId = projectOf(parameters, surroundings.settings());
  const items: JsonObject[] = [];
  const errors: string[] = [];
  for (const [id, task] of meant(parameters, projectId, surroundings)) {
    const trouble = whyNone(id, task, surroundings);
    if (trouble !== undefined) errors.push(trouble);
    else if (task) items.push(reportItem(task));
  }
  return withErrors(items, errors, surroundings);
};

function withErrors(items: JsonObject[], errors: string[], { settings }: Surroundings): CallResult {
  const send = errors.length > 0 || settings().emptyErrors;
  return { items, effects: [], ...(send && { errors }) };
}

function meant(
  parameters: JsonObject,
  projectId: number,
  { tasks, settings }: Surroundings,
): [number, Task | undefined][] {
  if (!meansAll(parameters)) return taskIdsOf(parameters).map((id) => [id, tasks.findIn(projectId, id)]);
  if (!settings().reportsAll) throw new CallError('Invalid task_ids');
  const ended = tasks.allIn(projectId).filter((task) => !isActive(task));
  return ended.map((task) => [task.id, task]);
}

function whyNone(id: number, task: Task | undefined, { settings }: Surroundings): string | undefined {
  if (!task) return `Task ${id} not found`;
  const incomplete = task.status !== 'Completed' && settings().canceledReport === 'errors';
  return isActive(task) || incomplete ? `Report is unavailable for task ${id}` : undefined;
}
