import { answerDone } from './action-answer';
import type { Answer, OperationCall } from '../operation';
import { hasEnded } from '../model/statuses';
import { conflict, taskOf } from '../access/task-access';

/** V12 2.7.19: an ended task leaves the tasks and becomes a history with an id of its own. */
export function archiveTask(call: OperationCall): Answer {
  const task = taskOf(call);
  if (!hasEnded(task.status) || task.order.serviceState === 'debug') throw conflict('archive', task);
  const { id } = call.world.tasks.archiveTask(task);
  return answerDone(call, `archive ${task.id} as ${id}`, [`TaskHistories/${id}`]);
}
