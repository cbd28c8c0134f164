import type { CheckedNewTask } from './new-task';
import type { BoroVodSettings } from './settings';
import type { Order, Origin, Plan, Task } from './task';

/** All that is needed to create a task. */
export interface TaskSeed {
  /** Absent: the next id. */
  readonly id?: number;
  /** Absent: the task is the first of its chain. */
  readonly initialTaskId?: number;
  readonly order: Order;
  readonly plan: Plan;
  readonly origin: Origin;
  readonly status: string;
}

/** A test's task, with the defaults filled in. */
export function seedFromTest(task: CheckedNewTask, settings: BoroVodSettings): TaskSeed {
  const { id, projectId = null, templateId, uri, name = defaultName(uri), ...rest } = task;
  const { priority = 'normal', status = 'Running', ...plan } = rest;
  return {
    ...(id !== undefined && { id }),
    order: { projectId, templateId, uri, name, priority },
    plan: { ...defaultPlan(settings), ...plan },
    origin: 'test',
    status,
  };
}

/** The task that TaskStart creates. */
export function seedFromStart(order: Order, settings: BoroVodSettings): TaskSeed {
  return { order, plan: defaultPlan(settings), origin: 'TaskStart', status: 'Scheduled' };
}

/** The task that replaces a stalled one: a new id in the same chain (4.3.9). */
export function restartOf({ initialTaskId, order, plan }: Task): TaskSeed {
  const rest: { -readonly [Part in keyof Plan]: Plan[Part] } = { ...plan };
  delete rest.endsDuringStop;
  rest.endsAs = plan.restartsEndAs ?? plan.endsAs;
  return { initialTaskId, order, plan: rest, origin: 'automatic restart', status: 'Scheduled' };
}

/** The last segment of the URI, or all of it. */
export function defaultName(uri: string): string {
  return uri.split('/').pop() || uri;
}

function defaultPlan(settings: BoroVodSettings): Plan {
  const { queuedForMs, exploresForMs, runsForMs, stopTakesMs } = settings;
  return { queuedForMs, exploresForMs, runsForMs, stopTakesMs, endsAs: 'Completed' };
}
