import type { SystemError } from '../../contract';
import type { Door } from './door';
import { isKind } from '../shared/failures';
import { listTasks } from './list';
import { task } from './requests';
import { archivedReading, taskReading, unfound, type TaskReading } from './responses';
import type { StateReader } from './statuses';

/** Where tasks are read, and how their words are understood. */
export interface Reader {
  readonly door: Door;
  readonly stateOf: StateReader;
}

/** Reads one task; where Tasks does not have it, its archived copy: a task can be archived between two looks. */
export async function readTask(id: string, { door, stateOf }: Reader): Promise<TaskReading> {
  try {
    const response = await door.send(task(id));
    return taskReading(id, response, { at: now(), stateOf });
  } catch (error) {
    if (!isKind(error, 'not-found')) throw error;
    return readArchived(id, { door, stateOf }, error);
  }
}

async function readArchived(
  id: string,
  { door, stateOf }: Reader,
  missing: SystemError,
): Promise<TaskReading> {
  const context = { at: now(), stateOf, missing: missing.message };
  try {
    const copies = await listTasks(door, {
      resource: 'TaskHistories',
      query: [['HQL::filter', `taskID=${id}`]],
    });
    return archivedReading(id, copies, context);
  } catch (error) {
    // A version without the list, or an account that may not see it: of these only the second could hide the task.
    if (isKind(error, 'not-found', 'unsupported')) return archivedReading(id, [], context);
    if (!isKind(error, 'forbidden', 'invalid-request')) throw error;
    const detail = `${missing.message} ${error.message}`;
    return unfound({ outcome: 'unreadable', id, call: 'TaskHistories', detail }, context);
  }
}

function now(): string {
  return new Date().toISOString();
}
