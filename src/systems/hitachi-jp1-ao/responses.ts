import { hasEnded, type JobPhase, type JobReading, type JobSnapshot } from '../../contract';
import { parseJson, type HttpResponse } from '../../http';
import { instantIn } from '../shared/instant';
import { runOf } from './run';
import { phaseOf, type StateReader } from './statuses';
import { taskOf, type Task } from './task';

/** When an answer came, by the worker's clock (ISO 8601), and how its words are understood. */
export interface ReadingContext {
  readonly at: string;
  readonly stateOf: StateReader;
}

/** A reading, and the task behind it where there is one. */
export interface TaskReading {
  readonly reading: JobReading;
  readonly task?: Task;
  /** True when the task is in TaskHistories only: nothing can be done with it any more. */
  readonly archived: boolean;
}

/**
 * Reads what `GET Tasks/{id}` answered.
 *
 * @throws SystemError `protocol` when it is no JSON, for example a login page under HTTP 200
 */
export function taskReading(id: string, response: HttpResponse, context: ReadingContext): TaskReading {
  const task = taskOf(parseJson(response, { bigIntegers: 'text' }));
  const { call } = response;
  if (task.id !== id) {
    const detail = task.id === undefined ? 'the answer is no task' : `the answer is about task ${task.id}`;
    return unfound({ outcome: 'unreadable', id, call, detail }, context);
  }
  return foundTask(task, { id, call, archived: false }, context);
}

/** Reads the task from its archived copies; of several, which no manual explains, the last. */
export function archivedReading(
  id: string,
  copies: readonly Task[],
  context: ReadingContext & { readonly missing: string },
): TaskReading {
  const copy = copies.findLast((task) => task.id === id);
  if (copy) return foundTask(copy, { id, call: 'TaskHistories', archived: true }, context);
  return unfound({ outcome: 'not-found', id, call: 'Tasks', detail: context.missing }, context);
}

/** A reading without a task. */
export function unfound(
  reading: { readonly outcome: 'not-found' | 'unreadable' } & Readonly<
    Record<'id' | 'call' | 'detail', string>
  >,
  { at }: ReadingContext,
): TaskReading {
  return { reading: { ...reading, observedAt: at }, archived: false };
}

interface Found {
  readonly id: string;
  readonly call: string;
  readonly archived: boolean;
}

function foundTask(task: Task, { id, call, archived }: Found, context: ReadingContext): TaskReading {
  const { status } = task;
  if (status === undefined) {
    return unfound({ outcome: 'unreadable', id, call, detail: 'the task came without a status' }, context);
  }
  const snapshot = snapshotOf({ ...task, id, status }, { call, archived }, context);
  return { reading: { outcome: 'found', id, snapshot }, task, archived };
}

/** A task as a snapshot. While it is active its completionTime is that of an attempt before, so it has no `endedAt`. */
export function snapshotOf(
  task: Task & { readonly id: string; readonly status: string },
  { call, archived }: Omit<Found, 'id'>,
  { at, stateOf }: ReadingContext,
): JobSnapshot {
  const phase = phaseOf(stateOf(task.status));
  const detail = detailOf(task, { archived, stateOf });
  const startedAt = readable(startOf(phase, task));
  const endedAt = hasEnded(phase) ? readable(task.completionTime) : undefined;
  return {
    id: task.id,
    phase,
    rawStatus: task.status,
    run: runOf(task.id, phase, task.completionTime),
    call,
    observedAt: at,
    ...(task.name !== undefined && { name: task.name }),
    ...(startedAt !== undefined && { startedAt }),
    ...(endedAt !== undefined && { endedAt }),
    ...(detail !== '' && { detail }),
  };
}

/**
 * The start of the attempt as the task shows it, readable or not. A retry keeps the startTime of the first attempt (AOUG0023). When it began
 * itself is not told: not before the end of the attempt before.
 */
export function startOf(
  phase: JobPhase,
  { startTime, completionTime }: Pick<Task, 'startTime' | 'completionTime'>,
): string | undefined {
  return hasEnded(phase) ? startTime : (completionTime ?? startTime);
}

/** Others compare times, so one without a zone, or none at all, is nothing to them. */
function readable(time: string | undefined): string | undefined {
  return time === undefined ? undefined : instantIn(time);
}

function detailOf(
  { status = '', completionTime, serviceState }: Task,
  { archived, stateOf }: { readonly archived: boolean; readonly stateOf: StateReader },
): string {
  const state = stateOf(status);
  const retried = !hasEnded(phaseOf(state)) && completionTime !== undefined;
  return [
    ...(archived ? ['archived'] : []),
    ...(serviceState === 'debug' ? ['a debug task'] : []),
    ...(state === undefined ? ['this status is not known here; statusWords can explain it'] : []),
    ...(state === 'waitingForResponse' ? ['waits for a person to answer'] : []),
    ...(state === 'abnormalDetected' ? ['an error was detected, and it goes on'] : []),
    ...(retried ? [`retried; the attempt before ended at ${completionTime}`] : []),
  ].join('; ');
}
