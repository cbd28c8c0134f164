import { answerDone } from './action-answer';
import type { Operation } from '../operation';
import { conflict, taskOf } from '../access/task-access';
import { offered } from './action-lists';

/**
 * V12 2.7.15 and 2.7.17: the same task runs again, from its failed step or from the step after it. A task without a
 * failed step cannot be retried; that this is a 409, too, is an assumption. Debug tasks are only ever stopped.
 */
export function rerunTask(action: 'rerunStart' | 'rerunStepStart'): Operation {
  return offered(action, (call) => {
    const task = taskOf(call);
    const retryable = task.status === 'failed' && task.hasFailedStep && task.order.serviceState === 'release';
    if (!retryable) throw conflict(action, task);
    call.world.tasks.life.retry(task);
    return answerDone(call, `${action} ${task.id}`, [`Tasks/${task.id}`]);
  });
}
