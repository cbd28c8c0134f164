import type { OperationCall } from '../operation';
import { notFound, Refusal } from '../refusal';
import type { SignedIn } from './sign-in';
import type { Task } from '../model/task';

/** True when the user's service groups include the task's. */
export function mayView({ serviceGroups }: SignedIn, { order }: Task): boolean {
  return serviceGroups === undefined || serviceGroups.includes(order.serviceGroupName);
}

/** The task of the path; throws a `Refusal` 404 when it does not exist, is archived, or is not for this user. */
export function taskOf({ id, user, world }: OperationCall): Task {
  const task = world.tasks.find(id);
  if (!task || task.archived || !mayView(user, task)) throw notFound();
  return task;
}

/** The 409 of an action that the task's status does not allow. */
export function conflict(action: string, task: Task): Refusal {
  return new Refusal(
    '409',
    `The operation ${action} cannot be performed in the status of the task ${task.id}.`,
  );
}
