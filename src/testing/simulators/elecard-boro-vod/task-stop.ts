import type { JsonObject } from '../kit';
import { answer, type Method } from './call';
import { projectOf, taskIdsOf } from './parameters';

/**
 * 4.3.8: a request to stop is sent to running tasks and to no others; an id that does not exist has the same error
 * (the page's third example). `status` is a message here, not the status of a task.
 */
export const taskStop: Method = (parameters, { tasks, settings }) => {
  const projectId = projectOf(parameters, settings());
  const effects: string[] = [];
  const items = taskIdsOf(parameters).map((id): JsonObject => {
    const task = tasks.findIn(projectId, id);
    if (task?.status !== 'Running') return { task_id: id, error: 'Stopping task is unavailable' };
    if (tasks.requestStop(task)) effects.push(`stop requested ${id}`);
    return { task_id: id, status: 'Stop request was sent' };
  });
  return answer(items, effects);
};
