import { BadInput } from '../../kit';
import type { Task } from './task';
import type { Tasks } from './tasks';

/** The task that a test names, archived ones excluded; throws `BadInput`. */
export function existing(tasks: Tasks, id: string): Task {
  const task = tasks.find(id);
  if (!task || task.archived) throw new BadInput(`There is no task ${id}.`);
  return task;
}
