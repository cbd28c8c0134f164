import { actionInfo, answerDone, answerOne } from './action-answer';
import type { ScheduleAction } from '../methods';
import type { Answer, Operation, OperationCall } from '../operation';
import { Refusal } from '../refusal';
import type { Schedule } from '../model/schedule';
import { scheduleOf } from '../access/schedule-access';
import type { Task } from '../model/task';
import type { Tasks } from '../model/tasks';

interface Rule {
  /** The statuses of the schedule's newest task in which something happens. */
  readonly from: readonly string[];
  /** The status in which nothing is left to do: 200 all the same. */
  readonly already: string;
  readonly apply: (tasks: Tasks, schedule: Schedule, task: Task) => void;
}

/** V12 2.6: the 409 text of resume was not reached; it is taken to be like that of suspend. */
const RULES: Readonly<Record<ScheduleAction, Rule>> = {
  cancel: {
    from: ['waiting', 'suspended'],
    already: 'canceled',
    apply: (tasks, schedule, task) => tasks.cancel(schedule, task),
  },
  suspend: {
    from: ['waiting'],
    already: 'suspended',
    apply: (tasks, _schedule, task) => tasks.life.enter(task, 'suspended'),
  },
  resume: {
    from: ['suspended'],
    already: 'waiting',
    apply: (tasks, _schedule, task) => tasks.life.enter(task, 'waiting'),
  },
};

/** The information for an action on a schedule. */
export function scheduleActionInfo(action: ScheduleAction): Operation {
  return (call) => answerOne(actionInfo(call, `Schedules/${scheduleOf(call).schedule.id}/actions/${action}`));
}

/** Tasks that have not begun are canceled, suspended and resumed through their schedule only. */
export function scheduleAction(action: ScheduleAction): Operation {
  return (call) => {
    const { schedule, task } = scheduleOf(call);
    const { from, already, apply } = RULES[action];
    const path = `Schedules/${schedule.id}`;
    if (task.status === already) return withoutEffect(call, path);
    if (!from.includes(task.status)) throw wrongStatus(action, schedule);
    apply(call.world.tasks, schedule, task);
    return answerDone(call, `${action} schedule ${schedule.id}`, [path]);
  };
}

function withoutEffect(call: OperationCall, path: string): Answer {
  return { ...answerDone(call, '', [path]), effects: [] };
}

function wrongStatus(action: ScheduleAction, { id }: Schedule): Refusal {
  return new Refusal(
    '409',
    `The operation ${action} cannot be performed in the status of the schedule ${id}.`,
  );
}
