import { answerDone } from './action-answer';
import type { Operation } from '../operation';
import type { Jp1AoSettings } from '../settings';
import { conflict, taskOf } from '../access/task-access';
import { offered } from './action-lists';

type Stop = 'stop' | 'forceStop';

/** The statuses that the 409 text names (V12 2.7.7, 2.7.9). */
const NAMED: readonly string[] = ['inProgress', 'waitingForResponse', 'abnormalDetected'];

/** What the user guide of the sister product allows besides. */
const ALLOWED: Readonly<Record<Stop, readonly string[]>> = {
  stop: ['longRunning'],
  forceStop: ['longRunning', 'terminating'],
};

/** stop lets the running plug-in finish and starts no more, forceStop kills it; the body is not looked at. */
export function stopTask(action: Stop): Operation {
  return offered(action, (call) => {
    const task = taskOf(call);
    if (!takes(action, task.status, call.world.settings())) throw conflict(action, task);
    call.world.tasks.life.stop(task, action);
    return answerDone(call, `${action} ${task.id}`, [`Tasks/${task.id}`]);
  });
}

function takes(action: Stop, status: string, { strictStops }: Jp1AoSettings): boolean {
  return NAMED.includes(status) || (!strictStops && ALLOWED[action].includes(status));
}
