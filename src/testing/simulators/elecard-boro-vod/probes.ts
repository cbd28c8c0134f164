import { PRIORITIES } from './statuses';
import type { Task } from './task';

/** The queue of tasks that wait for a probe: by priority, then by age (4.3.7). */
export class ProbeQueue {
  private readonly waiting = new Set<Task>();

  add(task: Task): void {
    this.waiting.add(task);
  }

  /** A task that changed its status by itself waits no longer. */
  remove(task: Task): void {
    this.waiting.delete(task);
  }

  /** Takes the next task off the queue. */
  next(): Task | undefined {
    const [first] = [...this.waiting].sort((one, other) => rank(one) - rank(other) || one.id - other.id);
    if (first) this.waiting.delete(first);
    return first;
  }
}

function rank(task: Task): number {
  return PRIORITIES.indexOf(task.order.priority);
}
