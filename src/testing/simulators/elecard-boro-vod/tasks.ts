import { BadInput, TimerSet, type Clock, type RunsStarted } from '../kit';
import type { CheckedNewTask } from './new-task';
import type { BoroVodSettings } from './settings';
import { hasEnded } from './statuses';
import type { Task } from './task';
import { TaskLife } from './task-life';
import { restartOf, seedFromTest, type TaskSeed } from './task-seed';

/** What the tasks of one simulator need. */
export interface TasksParts {
  readonly clock: Clock;
  readonly firstTaskId: number;
  readonly settings: () => BoroVodSettings;
}

/** The tasks of one simulator: ids that grow by one, chains of restarts, and what happens to them. */
export class Tasks {
  private readonly byId = new Map<number, Task>();
  private readonly life: TaskLife;
  private nextId: number;

  constructor(private readonly parts: TasksParts) {
    this.nextId = parts.firstTaskId;
    this.life = new TaskLife({
      clock: parts.clock,
      settings: () => parts.settings(),
      busyProbes: () =>
        this.all().filter(({ status }) => status === 'Explore' || status === 'Running').length,
      stalled: (task) => this.planRestart(task),
    });
  }

  /** Puts a test's task in. Throws `BadInput` when the id is taken. */
  put(task: CheckedNewTask): Task {
    if (task.id !== undefined && this.byId.has(task.id)) {
      throw new BadInput(`There is already a task ${task.id}.`);
    }
    return this.create(seedFromTest(task, this.parts.settings()));
  }

  create(seed: TaskSeed): Task {
    const id = seed.id ?? this.nextId;
    this.nextId = Math.max(this.nextId, id + 1);
    const { order, plan, origin, status, initialTaskId = id } = seed;
    const timers = new TimerSet(this.parts.clock);
    const state = { status, stopRequested: false, history: [] };
    const task: Task = { id, initialTaskId, order, plan, origin, timers, ...state };
    this.byId.set(id, task);
    this.life.enter(task, status);
    return task;
  }

  /** In the order of their ids. */
  all(): Task[] {
    return [...this.byId.values()].sort((one, other) => one.id - other.id);
  }

  find(id: number): Task | undefined {
    return this.byId.get(id);
  }

  /** The task as members of the project see it; undefined outside its project. */
  findIn(projectId: number, id: number): Task | undefined {
    const task = this.byId.get(id);
    return task && belongsTo(task, projectId) ? task : undefined;
  }

  allIn(projectId: number): Task[] {
    return this.all().filter((task) => belongsTo(task, projectId));
  }

  /** All tasks with the same initial task, the first one first. */
  chainOf(task: Task): Task[] {
    return this.all().filter(({ initialTaskId }) => initialTaskId === task.initialTaskId);
  }

  requestStop(task: Task): boolean {
    return this.life.requestStop(task);
  }

  enter(task: Task, status: string): void {
    this.life.enter(task, status);
  }

  /** To be called when `probes` may have changed. */
  assignProbes(): void {
    this.life.assignProbes();
  }

  /** By URI: every task ever created, a test's own and automatic restarts included. */
  runsStarted(): RunsStarted {
    const runs = new Map<string, string[]>();
    for (const { id, order } of this.all()) runs.set(order.uri, [...(runs.get(order.uri) ?? []), String(id)]);
    return Object.fromEntries([...runs].map(([uri, taskIds]) => [uri, { count: taskIds.length, taskIds }]));
  }

  /** Nothing happens by itself from here on. */
  close(): void {
    for (const { timers } of this.byId.values()) timers.cancelAll();
  }

  private planRestart(task: Task): void {
    const { restart, restartAttempts, restartDelayMs } = this.parts.settings();
    const used = this.chainOf(task).length - 1;
    if (!restart || used >= restartAttempts) return;
    task.timers.after(restartDelayMs, () => this.create(restartOf(task)));
  }
}

/** True for the tasks that TaskStatus calls running or queued. */
export function isActive(task: Task): boolean {
  return !hasEnded(task.status);
}

function belongsTo({ order }: Task, projectId: number): boolean {
  return order.projectId === null || order.projectId === projectId;
}
