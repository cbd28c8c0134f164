import type { TimerSet } from '../kit';
import type { Priority } from './statuses';

/** What a task will do; durations in milliseconds, null means never. */
export interface Plan {
  /** Scheduled, before it asks for a probe. */
  readonly queuedForMs: number | null;
  /** Explore, before it runs or is rejected. */
  readonly exploresForMs: number | null;
  /** Running, before it ends by itself. */
  readonly runsForMs: number | null;
  /** From an accepted TaskStop to the end of the task; null: the stop request comes to nothing. */
  readonly stopTakesMs: number | null;
  /** How it ends by itself. Rejected takes the place of Running; the others follow it. */
  readonly endsAs: 'Completed' | 'Stalled' | 'Rejected';
  /** How it ends when `stopTakesMs` are over, instead of Canceled. Automatic restarts do not inherit it. */
  readonly endsDuringStop?: 'Completed' | 'Stalled';
  /** `endsAs` of its automatic restarts; default: the same. */
  readonly restartsEndAs?: Plan['endsAs'];
}

/** Who created a task. */
export type Origin = 'test' | 'TaskStart' | 'automatic restart';

/** What the user said of a task; restarts repeat it. */
export interface Order {
  /** Null: the task belongs to every project. */
  readonly projectId: number | null;
  readonly templateId: number;
  readonly uri: string;
  readonly name: string;
  readonly priority: Priority;
}

/** A task as the simulator keeps it. */
export interface Task {
  readonly id: number;
  readonly initialTaskId: number;
  readonly origin: Origin;
  readonly order: Order;
  readonly plan: Plan;
  readonly timers: TimerSet;
  /** Normally one of the seven; a test may set any word. */
  status: string;
  stopRequested: boolean;
  /** ISO 8601. */
  readonly history: { readonly at: string; readonly status: string }[];
}

/** A task as a test sees it. */
export interface TaskView extends Order {
  readonly id: string;
  readonly initialTaskId: string;
  readonly origin: Origin;
  readonly status: string;
  readonly stopRequested: boolean;
  /** Every status it has had, with the time (ISO 8601) at which it came. */
  readonly history: readonly { readonly at: string; readonly status: string }[];
}

/** A copy: later changes of the task do not show in it. */
export function viewTask(task: Task): TaskView {
  const { id, initialTaskId, order, origin, status, stopRequested, history } = task;
  return {
    id: String(id),
    initialTaskId: String(initialTaskId),
    ...order,
    origin,
    status,
    stopRequested,
    history: structuredClone(history),
  };
}
