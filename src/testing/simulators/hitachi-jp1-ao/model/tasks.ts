import { BadInput, TimerSet, type Clock, type RunsStarted } from '../../kit';
import type { Ids } from './ids';
import type { CheckedNewTask } from './new-task';
import type { Schedule } from './schedule';
import type { Jp1AoSettings } from '../settings';
import { statusFrom } from './statuses';
import type { Task } from './task';
import { TaskLife } from './task-life';
import { nextRunOf, seedFromTest, type TaskSeed } from './task-seed';

/** What the tasks of one simulator need. */
export interface TasksParts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly settings: () => Jp1AoSettings;
}

/** An archived task: it has left the list of tasks. */
export interface HistoryEntry {
  readonly id: string;
  readonly task: Task;
  readonly archivedAt: number;
}

/** The tasks of one simulator, those still listed and those archived. */
export class Tasks {
  readonly life: TaskLife;
  private readonly byId = new Map<string, Task>();
  private readonly archive = new Map<string, HistoryEntry>();

  constructor(private readonly parts: TasksParts) {
    this.life = new TaskLife({
      clock: parts.clock,
      settings: () => parts.settings(),
      began: (task) => this.planNextRun(task),
      outlived: (task) => void this.archiveTask(task),
    });
  }

  /** Puts a test's task in. Throws `BadInput` when the id is taken. */
  put(task: CheckedNewTask): Task {
    if (task.id !== undefined && this.byId.has(task.id)) {
      throw new BadInput(`There is already a task ${task.id}.`);
    }
    return this.create(seedFromTest(task, this.parts.settings(), this.parts.ids));
  }

  create(seed: TaskSeed): Task {
    const { ids, clock, settings } = this.parts;
    const id = seed.id ?? ids.next('task');
    ids.take(id);
    const { work = id, order, plan, origin } = seed;
    const schedule = seed.schedule ?? { ...seed.timing, id: ids.next('schedule'), canceled: false };
    const task: Task = {
      ...{ id, work, order, plan, origin, schedule },
      ...{ status: 'waiting', attempts: 1, stopRequested: null, hasFailedStep: false, archived: false },
      timers: new TimerSet(clock),
      times: { submitted: clock.now(), modified: clock.now(), started: null, completed: null },
      history: [],
    };
    this.byId.set(id, task);
    this.life.enter(task, statusFrom(seed.status, settings().version));
    backdate(task, seed);
    return task;
  }

  /** Every task, archived ones included, in the order of their creation. */
  all(): Task[] {
    return [...this.byId.values()];
  }

  /** Those that the task list has. */
  listed(): Task[] {
    return this.all().filter(({ archived }) => !archived);
  }

  find(id: string): Task | undefined {
    return this.byId.get(id);
  }

  /** The newest task of a schedule, archived ones included. */
  newestOf(scheduleId: string): Task | undefined {
    return this.all().findLast(({ schedule }) => schedule.id === scheduleId);
  }

  histories(): HistoryEntry[] {
    return [...this.archive.values()];
  }

  /** Moves an ended task from the tasks to the histories. */
  archiveTask(task: Task): HistoryEntry {
    const entry = { id: this.parts.ids.next('history'), task, archivedAt: this.parts.clock.now() };
    task.timers.cancelAll();
    task.archived = true;
    this.archive.set(entry.id, entry);
    return entry;
  }

  forgetHistory(id: string): boolean {
    return this.archive.delete(id);
  }

  /** Removes a debug task. */
  remove(task: Task): void {
    task.timers.cancelAll();
    task.archived = true;
  }

  /** Ends the task that waits, and lets the schedule make no others. */
  cancel(schedule: Schedule, task: Task): void {
    schedule.canceled = true;
    this.life.enter(task, 'canceled');
  }

  /**
   * By the id of the first task of a work: first runs, retries under the same id, resubmitted tasks. They count from
   * the moment they were ordered; a run that a recurring schedule makes by itself counts when it begins.
   */
  runsStarted(): RunsStarted {
    const runs: Record<string, { count: number; taskIds: string[] }> = {};
    for (const { work, id, attempts, origin, times } of this.all()) {
      if (origin === 'recurrence' && times.started === null) continue;
      const run = (runs[work] ??= { count: 0, taskIds: [] });
      run.count += attempts;
      run.taskIds.push(id);
    }
    return runs;
  }

  /** Nothing happens by itself from here on. */
  close(): void {
    for (const { timers } of this.byId.values()) timers.cancelAll();
  }

  private planNextRun(task: Task): void {
    const { schedule } = task;
    if (schedule.type === 'recurrence' && !schedule.canceled) this.create(nextRunOf(task));
  }
}

/** The times that a test has given. An ended task without them began and ended when it was put in. */
function backdate(task: Task, { started, completed }: TaskSeed): void {
  const { times } = task;
  if (['completed', 'failed'].includes(task.status)) times.started ??= times.completed;
  if (task.status === 'terminating' || task.status === 'waitingForResponse')
    times.started ??= times.submitted;
  if (started !== undefined) {
    times.started = started;
    times.submitted = Math.min(times.submitted, started);
  }
  if (completed !== undefined) times.completed = completed;
}
