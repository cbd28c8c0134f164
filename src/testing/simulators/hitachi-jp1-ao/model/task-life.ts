import type { Clock } from '../../kit';
import type { Jp1AoSettings } from '../settings';
import { isRunning } from './statuses';
import type { NaturalEnd, Task } from './task';
import { planAfter } from './task-seed';

/** What the life of a task needs from its surroundings. */
export interface LifeSurroundings {
  readonly clock: Clock;
  readonly settings: () => Jp1AoSettings;
  /** Called when a task begins to run for the first time. */
  readonly began: (task: Task) => void;
  /** Called when a task has been ended for as long as the server keeps such tasks. */
  readonly outlived: (task: Task) => void;
}

/** Waiting → In Progress → Completed or Failed, each by its timer; a stop leads through Terminating to Failed. */
export class TaskLife {
  constructor(private readonly surroundings: LifeSurroundings) {}

  /** Leaves the present status with its timer and enters another. `failedStep` counts for Failed only. */
  enter(task: Task, status: string, failedStep = task.plan.failedStep): void {
    const now = this.surroundings.clock.now();
    task.timers.cancelAll();
    task.status = status;
    task.hasFailedStep = status === 'failed' && failedStep;
    task.history.push({ at: now, status });
    if (this.surroundings.settings().modifyTime === 'status') task.times.modified = now;
    this.begin(task);
  }

  /** Asks the task to end; what may be asked of which task is not decided here. */
  stop(task: Task, how: 'stop' | 'forceStop'): void {
    task.stopRequested = how;
    this.enter(task, 'terminating');
  }

  /** Starts an ended task anew under its id; its start time stays, and its end time until it has ended again. */
  retry(task: Task): void {
    task.plan = planAfter(task.plan);
    task.attempts += 1;
    task.stopRequested = null;
    this.enter(task, 'inProgress');
  }

  /** What a restart of the service does to a task; the runs that it broke off have failed in the step they were in. */
  serviceRestarted(task: Task): void {
    const { skipsWaitingAtRestart } = this.surroundings.settings();
    if (isRunning(task.status) || task.status === 'terminating') this.enter(task, 'failed', true);
    else if (task.status === 'waiting' && skipsWaitingAtRestart) this.enter(task, 'canceled');
  }

  private begin(task: Task): void {
    const { timers } = task;
    switch (task.status) {
      case 'waiting':
        return task.timers.after(this.waitOf(task), () => this.enter(task, 'inProgress'));
      case 'inProgress':
      case 'longRunning':
      case 'abnormalDetected':
        return this.run(task);
      case 'terminating':
        return timers.after(stopTime(task), () => this.endStop(task));
      case 'completed':
      case 'failed':
        task.times.completed = this.surroundings.clock.now();
        return this.endedFor(task);
      case 'canceled':
        return this.endedFor(task);
      default:
        // Suspended, waiting for a response, and words that the vendor does not know, stay as they are.
        return;
    }
  }

  private waitOf({ schedule, plan }: Task): number | null {
    if (schedule.type === 'recurrence') return this.surroundings.settings().recurrenceEveryMs;
    if (schedule.startAt === null) return plan.waitsForMs;
    return Math.max(0, schedule.startAt - this.surroundings.clock.now());
  }

  private run(task: Task): void {
    // Abnormal Detection is not an end: the step that went over its limits fails when it is over.
    const end: NaturalEnd = task.status === 'abnormalDetected' ? 'failed' : task.plan.endsAs;
    task.timers.after(task.plan.runsForMs, () => this.enter(task, end));
    if (task.times.started !== null) return;
    task.times.started = this.surroundings.clock.now();
    this.surroundings.began(task);
  }

  private endStop(task: Task): void {
    const { endsDuringStop, lastPlugIn } = task.plan;
    if (endsDuringStop) return this.enter(task, endsDuringStop);
    const { forceStopLeavesFailedStep, stopLeavesFailedStep } = this.surroundings.settings();
    if (task.stopRequested === 'forceStop') return this.enter(task, 'failed', forceStopLeavesFailedStep);
    // The footnote of the state table: a stop while the last plug-in runs lets the task complete.
    if (lastPlugIn) return this.enter(task, 'completed');
    return this.enter(task, 'failed', stopLeavesFailedStep);
  }

  private endedFor(task: Task): void {
    task.timers.after(this.surroundings.settings().archivesAfterMs, () => this.surroundings.outlived(task));
  }
}

function stopTime({ stopRequested, plan }: Task): number | null {
  return stopRequested === 'forceStop' ? plan.forceStopTakesMs : plan.stopTakesMs;
}
