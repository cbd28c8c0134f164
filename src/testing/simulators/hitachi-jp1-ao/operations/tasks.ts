import { pageReply } from '../../kit';
import { answerOne, objectUrl } from './action-answer';
import { answerList } from '../lists/list-query';
import { TASK_MEMBERS } from '../lists/member-types';
import type { Answer, OperationCall } from '../operation';
import { taskResource } from '../wire/resources';
import { mayView, taskOf } from '../access/task-access';

/** V12 2.7.1: archived tasks and those of other service groups are not listed. */
export function listTasks(call: OperationCall): Answer {
  const visible = call.world.tasks.listed().filter((task) => mayView(call.user, task));
  const resources = visible.map((task) => taskResource(task, call.world));
  return answerList(call, resources, TASK_MEMBERS);
}

/** V12 2.7.2. */
export function getTask(call: OperationCall): Answer {
  return answerOne(taskResource(taskOf(call), call.world));
}

/** V12 2.7.4: 204 for a debug task and for one that does not exist; any other must be archived, says a 303 with a page. */
export function deleteTask(call: OperationCall): Answer {
  const { id, world } = call;
  const task = world.tasks.listed().find((one) => one.id === id && mayView(call.user, one));
  const empty = { items: [], body: () => undefined };
  const gone = { ...empty, reply: { status: 204, contentType: 'application/json', body: '' } };
  if (!task) return gone;
  if (task.order.serviceState === 'debug') {
    world.tasks.remove(task);
    return { ...gone, effects: [`delete ${id}`] };
  }
  const location = objectUrl(call, `Tasks/${id}/actions/archive`);
  return { ...empty, reply: { ...pageReply('303 See Other', 303), headers: { Location: location } } };
}
