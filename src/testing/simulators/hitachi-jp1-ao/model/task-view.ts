import type { ScheduleType } from './schedule';
import type { Order, Origin, Task } from './task';

/** A task as a test sees it, archived ones included. */
export interface TaskView extends Omit<Order, 'properties'> {
  readonly id: string;
  readonly work: string;
  readonly origin: Origin;
  readonly status: string;
  readonly attempts: number;
  readonly stopRequested: Task['stopRequested'];
  readonly hasFailedStep: boolean;
  readonly archived: boolean;
  readonly scheduleId: string;
  readonly scheduleType: ScheduleType;
  readonly scheduleCanceled: boolean;
  /** Values by key name, as they are: nothing is masked here. */
  readonly properties: Readonly<Record<string, string>>;
  /** Every status it has had, with the time (ISO 8601, UTC) at which it came. */
  readonly history: readonly { readonly at: string; readonly status: string }[];
}

/** A copy: later changes of the task do not show in it. */
export function viewTask(task: Task): TaskView {
  const { id, work, origin, status, attempts, stopRequested, hasFailedStep, archived, schedule } = task;
  const { properties, ...order } = task.order;
  return {
    ...order,
    ...{ id, work, origin, status, attempts, stopRequested, hasFailedStep, archived },
    scheduleId: schedule.id,
    scheduleType: schedule.type,
    scheduleCanceled: schedule.canceled,
    properties: Object.fromEntries(properties.map(({ keyName, value }) => [keyName, value])),
    history: task.history.map((entry) => ({ at: new Date(entry.at).toISOString(), status: entry.status })),
  };
}
