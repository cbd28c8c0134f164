import type { OperationCall } from '../operation';
import { notFound } from '../refusal';
import type { Schedule } from '../model/schedule';
import type { Task } from '../model/task';
import { mayView } from './task-access';

/** The schedule of the path and its newest task; throws a `Refusal` 404. */
export function scheduleOf({ id, user, world }: OperationCall): { schedule: Schedule; task: Task } {
  const task = world.tasks.newestOf(id);
  if (!task || !mayView(user, task)) throw notFound();
  return { schedule: task.schedule, task };
}
