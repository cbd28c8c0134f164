import type { Clock } from '../kit';
import { ProbeQueue } from './probes';
import type { BoroVodSettings } from './settings';
import { hasEnded } from './statuses';
import type { Task } from './task';

/** What the life of a task needs from its surroundings. */
export interface Surroundings {
  readonly clock: Clock;
  readonly settings: () => BoroVodSettings;
  /** How many tasks hold a probe. */
  readonly busyProbes: () => number;
  /** Called when a task has become Stalled. */
  readonly stalled: (task: Task) => void;
}

/** Scheduled → Explore → Running → ended, each by its timer; a task waits in Scheduled until a probe is free. */
export class TaskLife {
  private readonly queue = new ProbeQueue();

  constructor(private readonly surroundings: Surroundings) {}

  /** Leaves the present status with all its timers and enters another. */
  enter(task: Task, status: string): void {
    task.timers.cancelAll();
    this.queue.remove(task);
    task.status = status;
    task.history.push({ at: new Date(this.surroundings.clock.now()).toISOString(), status });
    this.begin(task);
    if (hasEnded(status)) this.assignProbes();
  }

  /** Asks a running task to end. False, and nothing happens, when it is not running or has been asked before. */
  requestStop(task: Task): boolean {
    if (task.status !== 'Running' || task.stopRequested) return false;
    task.stopRequested = true;
    // The timer of Running goes on: the task may still end by itself first.
    task.timers.after(task.plan.stopTakesMs, () => this.enter(task, task.plan.endsDuringStop ?? 'Canceled'));
    return true;
  }

  /** Gives free probes to waiting tasks. */
  assignProbes(): void {
    while (this.hasFreeProbe()) {
      const task = this.queue.next();
      if (!task) return;
      this.enter(task, 'Explore');
    }
  }

  private hasFreeProbe(): boolean {
    const { probes } = this.surroundings.settings();
    return probes === null || this.surroundings.busyProbes() < probes;
  }

  private begin(task: Task): void {
    const { plan, timers } = task;
    switch (task.status) {
      case 'Scheduled':
        return timers.after(plan.queuedForMs, () => this.queueUp(task));
      case 'Explore':
        return timers.after(plan.exploresForMs, () => this.leaveExplore(task));
      case 'Running':
        task.stopRequested = false;
        return timers.after(plan.runsForMs, () => this.enter(task, naturalEnd(task)));
      case 'Stalled':
        return this.surroundings.stalled(task);
      default:
        // The other statuses, and words that the vendor does not know, stay as they are.
        return;
    }
  }

  private queueUp(task: Task): void {
    this.queue.add(task);
    this.assignProbes();
  }

  private leaveExplore(task: Task): void {
    this.enter(task, task.plan.endsAs === 'Rejected' ? 'Rejected' : 'Running');
  }
}

/** A task that a test put into Running cannot be rejected any more. */
function naturalEnd(task: Task): string {
  return task.plan.endsAs === 'Rejected' ? 'Completed' : task.plan.endsAs;
}
