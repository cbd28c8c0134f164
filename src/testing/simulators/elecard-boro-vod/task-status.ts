import type { JsonObject } from '../kit';
import { answer, CallError, type Method, type Surroundings } from './call';
import { meansAll, projectOf, taskIdsOf } from './parameters';
import { restartChain } from './restart-chain';
import { statusItem } from './status-item';
import { isActive } from './tasks';

/** 4.3.9: the status of tasks, of their whole restart chains by default; `"*"` means all that run or wait. */
export const taskStatus: Method = (parameters, surroundings) => {
  const settings = surroundings.settings();
  const projectId = projectOf(parameters, settings);
  const show = statusItem(detailsWanted(parameters), settings);
  const choose = restartChain(parameters, settings);
  if (meansAll(parameters)) return answer(surroundings.tasks.allIn(projectId).filter(isActive).map(show));
  // Two ids of one chain do not show it twice.
  const items = new Map<number, JsonObject>();
  for (const id of taskIdsOf(parameters)) {
    const task = surroundings.tasks.findIn(projectId, id);
    if (!task) notFound(id, surroundings).forEach((item) => items.set(id, item));
    else for (const chosen of choose(task, surroundings.tasks)) items.set(chosen.id, show(chosen));
  }
  return answer([...items.values()]);
};

function notFound(id: number, { settings }: Surroundings): JsonObject[] {
  return settings().unknownTaskInStatus === 'error' ? [{ task_id: id, error: 'Task not found' }] : [];
}

function detailsWanted({ detailed_test_results: wanted = false }: JsonObject): boolean {
  if (typeof wanted !== 'boolean') throw new CallError('Invalid detailed_test_results');
  return wanted;
}
