import { actionInfo, answerOne } from './action-answer';
import { SCHEDULE_ACTIONS } from '../methods';
import type { Answer, Operation, OperationCall } from '../operation';
import { notFound } from '../refusal';
import { scheduleOf } from '../access/schedule-access';
import { taskOf } from '../access/task-access';
import { traitsOf, type TaskAction } from '../model/versions';

/** V12 2.7.5: what the version can do, whatever the state of the task. */
export function listTaskActions(call: OperationCall): Answer {
  const { id } = taskOf(call);
  const { actions } = traitsOf(call.world.settings().version);
  return answerActions(call, actions, `Tasks/${id}`);
}

/** V12 2.6.x: cancel, suspend and resume. */
export function listScheduleActions(call: OperationCall): Answer {
  const { schedule } = scheduleOf(call);
  return answerActions(call, SCHEDULE_ACTIONS, `Schedules/${schedule.id}`);
}

/** The information for an action without parameters; it is given for a task in any state. */
export function taskActionInfo(action: TaskAction): Operation {
  return offered(action, (call) => answerOne(actionInfo(call, `Tasks/${taskOf(call).id}/actions/${action}`)));
}

/** An operation that answers 404 where the version does not have the action. */
export function offered(action: TaskAction, operation: Operation): Operation {
  return (call) => {
    if (!traitsOf(call.world.settings().version).actions.includes(action)) throw notFound();
    return operation(call);
  };
}

function answerActions(call: OperationCall, actions: readonly string[], path: string): Answer {
  const items = actions.map((action) => actionInfo(call, `${path}/actions/${action}`));
  return { items, body: (data) => ({ data, count: items.length }) };
}
