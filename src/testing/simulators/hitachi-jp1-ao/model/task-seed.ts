import type { Ids } from './ids';
import type { CheckedNewTask } from './new-task';
import type { Timing } from './schedule';
import type { Jp1AoSettings } from '../settings';
import type { Order, Origin, Plan, Property, Task } from './task';

/** All that is needed to create a task. */
export interface TaskSeed {
  /** Absent: the next id. */
  readonly id?: string;
  /** Absent: its own. */
  readonly work?: string;
  /** Its place in a schedule that exists; absent: a schedule of its own is made from `timing`. */
  readonly schedule?: Task['schedule'];
  readonly timing: Timing;
  readonly order: Order;
  readonly plan: Plan;
  readonly origin: Origin;
  readonly status: string;
  readonly started?: number;
  readonly completed?: number;
}

/** A test's task, with the defaults filled in. */
export function seedFromTest(task: CheckedNewTask, settings: Jp1AoSettings, ids: Ids): TaskSeed {
  const { id, startTime, completionTime, status = 'inProgress' } = task;
  return {
    ...(id !== undefined && { id }),
    ...(startTime !== undefined && { started: startTime }),
    ...(completionTime !== undefined && { completed: completionTime }),
    timing: timingOf(task.schedule),
    order: orderOf(task, ids),
    plan: planOf(task, settings),
    origin: 'test',
    status,
  };
}

function timingOf(schedule: CheckedNewTask['schedule'] = {}): Timing {
  const { type = 'immediate', scheduledStartTime = null, ...recurrence } = schedule;
  return { type, startAt: scheduledStartTime, recurrence };
}

function orderOf(task: CheckedNewTask, ids: Ids): Order {
  const { serviceName = 'AddUser', properties = [] } = task;
  return {
    name: task.name ?? `${serviceName}_20150807185900`,
    description: task.description ?? '',
    serviceName,
    serviceGroupName: task.serviceGroupName ?? 'DefaultServiceGroup',
    tags: task.tags ?? '',
    submitter: task.submitter ?? 'System',
    serviceState: task.serviceState ?? 'release',
    notes: task.notes ?? '',
    properties: properties.map((property): Property => ({
      type: 'string',
      ...property,
      id: ids.next('property'),
    })),
  };
}

function planOf(task: CheckedNewTask, settings: Jp1AoSettings): Plan {
  return {
    waitsForMs: given(task.waitsForMs, settings.waitsForMs),
    runsForMs: given(task.runsForMs, settings.runsForMs),
    stopTakesMs: given(task.stopTakesMs, settings.stopTakesMs),
    forceStopTakesMs: given(task.forceStopTakesMs, settings.forceStopTakesMs),
    endsAs: task.endsAs ?? 'completed',
    ...(task.endsDuringStop && { endsDuringStop: task.endsDuringStop }),
    lastPlugIn: task.lastPlugIn ?? false,
    failedStep: task.failedStep ?? true,
    retriesEndAs: task.retriesEndAs ?? 'completed',
  };
}

function given<T>(value: T | undefined, otherwise: T): T {
  return value === undefined ? otherwise : value;
}

/** What a retry or a resubmitted task will do: what was meant for one stop only is over. */
export function planAfter({ endsDuringStop: _onceOnly, ...plan }: Plan): Plan {
  return { ...plan, lastPlugIn: false, endsAs: plan.retriesEndAs };
}

/** The next run of a recurring schedule. */
export function nextRunOf(task: Task): TaskSeed {
  const { work, order, schedule, plan } = task;
  return {
    work,
    order,
    schedule,
    timing: schedule,
    plan: planAfter(plan),
    origin: 'recurrence',
    status: 'waiting',
  };
}
