import { isJsonObject, type JsonObject } from '../kit';
import { answer, CallError, type Method } from './call';
import { projectOf } from './parameters';
import type { BoroVodSettings } from './settings';
import { PRIORITIES } from './statuses';
import type { Order } from './task';
import { defaultName, seedFromStart } from './task-seed';

/** 4.3.7: creates and queues tasks. The same call again creates them again: there is no token against it. */
export const taskStart: Method = (parameters, { tasks, settings }) => {
  const projectId = projectOf(parameters, settings());
  if (!Array.isArray(parameters.tasks)) throw new CallError('Invalid tasks');
  const effects: string[] = [];
  const items = parameters.tasks.map((wish: unknown): JsonObject => {
    const order = readOrder(wish, projectId, settings());
    if (Array.isArray(order)) return failure(wish, order, settings());
    const { id, initialTaskId } = tasks.create(seedFromStart(order, settings()));
    effects.push(`started ${id}`);
    return {
      task_id: id,
      initial_task_id: initialTaskId,
      ...echo(order),
      ...(settings().emptyErrors && { errors: [] }),
    };
  });
  return answer(items, effects);
};

/** The order, or what is wrong with it. The texts are assumptions: the page lists none. */
function readOrder(wish: unknown, projectId: number, settings: BoroVodSettings): Order | string[] {
  const { template_id: templateId, uri, name, priority: word = 'normal' } = isJsonObject(wish) ? wish : {};
  const priority = PRIORITIES.find((known) => known === word);
  if (typeof templateId !== 'number' || !Number.isInteger(templateId)) return ['Invalid template_id'];
  if (!isKnown(templateId, settings.templates)) return ['Template not found'];
  if (typeof uri !== 'string' || uri === '') return ['Invalid uri'];
  if (priority === undefined) return ['Invalid priority'];
  if (name === undefined) return { projectId, templateId, uri, name: defaultName(uri), priority };
  return typeof name === 'string' ? { projectId, templateId, uri, name, priority } : ['Invalid name'];
}

function isKnown(id: number, known: readonly number[] | null): boolean {
  return known === null || known.includes(id);
}

function failure(wish: unknown, errors: string[], settings: BoroVodSettings): JsonObject {
  const { template_id, uri, name, priority } = isJsonObject(wish) ? wish : {};
  const ids = settings.failedStartTaskId === 'null' ? { task_id: null, initial_task_id: null } : {};
  return { ...ids, template_id, uri, name, priority, errors };
}

function echo({ templateId, uri, name, priority }: Order): JsonObject {
  return { template_id: templateId, uri, name, priority };
}
