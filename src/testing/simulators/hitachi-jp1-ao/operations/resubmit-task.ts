import { actionInfo, answerDone, answerOne } from './action-answer';
import type { Answer, OperationCall } from '../operation';
import { readResubmit, type ResubmitRequest } from '../resubmit/request';
import { resubmitTemplate } from '../resubmit/template';
import { hasEnded } from '../model/statuses';
import type { Task } from '../model/task';
import { conflict, taskOf } from '../access/task-access';
import { planAfter, type TaskSeed } from '../model/task-seed';
import type { World } from '../world';

/** V12 2.7.10: given for a task in any state. */
export function resubmitInfo(call: OperationCall): Answer {
  const task = taskOf(call);
  const template = resubmitTemplate(task, call.world.settings());
  return answerOne(actionInfo(call, `Tasks/${task.id}/actions/resubmit`, template));
}

/** V12 2.7.11: a new task with a schedule of its own. The same call again makes another one: there is no key against it. */
export function resubmitTask(call: OperationCall): Answer {
  const { world, body, user } = call;
  const task = taskOf(call);
  const { resubmitTakes, resubmitResult } = world.settings();
  const ready = resubmitTakes === 'any' || hasEnded(task.status);
  if (!ready || task.order.serviceState === 'debug') throw conflict('resubmit', task);
  const request = readResubmit(body, task, world.settings());
  const created = world.tasks.create(seedFrom(request, task, { world, submitter: user.name }));
  const links = { task: [`Tasks/${created.id}`], schedule: [`Schedules/${created.schedule.id}`] };
  const affected = resubmitResult === 'both' ? [...links.schedule, ...links.task] : links[resubmitResult];
  return answerDone(call, `resubmit ${task.id} as ${created.id}`, affected);
}

function seedFrom(
  { name, description, timing, properties }: ResubmitRequest,
  { order, work, plan }: Task,
  { world, submitter }: { readonly world: World; readonly submitter: string },
): TaskSeed {
  const newProperties = properties.map((property) => ({ ...property, id: world.ids.next('property') }));
  return {
    work,
    timing,
    order: { ...order, name, description, submitter, properties: newProperties },
    plan: planAfter(plan),
    origin: 'resubmit',
    status: 'waiting',
  };
}
