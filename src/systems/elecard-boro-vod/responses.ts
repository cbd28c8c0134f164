import type { JobReading, JobSnapshot, Observation, RerunReceipt, StopReceipt } from '../../contract';
import { chainOf, restartDetail, restartWatchOf, type AutomaticRestarts, type Chain } from './chain';
import type { MethodReply } from './envelope';
import { unreadableAnswer } from './errors';
import { phaseOf } from './statuses';
import type { TaskItem } from './task-item';
import { runOf, taskOfRun } from './task-id';
import { isSaid, sayNotFound } from './words';

const LEFT_OUT = 'the answer left this job out';

/** When an answer came, by the worker's clock, and how the server restarts tasks. */
export interface ReadingContext {
  /** ISO 8601. */
  readonly at: string;
  readonly automaticRestarts: AutomaticRestarts;
}

/** One reading per id, in the order asked, from what TaskStatus answered. */
export function jobReadings(
  ids: readonly string[],
  reply: MethodReply,
  context: ReadingContext,
): JobReading[] {
  const chains = ids.map((id) => chainOf(id, reply.items));
  const missed = saidOfMissing(chains, reply);
  return ids.map((id, index): JobReading => {
    const chain = chains[index];
    const status = chain?.last.status;
    if (chain && status !== undefined) {
      return { outcome: 'found', id, snapshot: snapshotOf(id, { ...chain, status }, context) };
    }
    const said = chain ? saidWithoutStatus(chain) : missed;
    return { ...said, id, call: 'TaskStatus', observedAt: context.at };
  });
}

interface Said {
  readonly outcome: 'not-found' | 'unreadable';
  readonly detail: string;
}

function saidWithoutStatus({ last: { taskId, errors } }: Chain): Said {
  if (errors.length === 0) return { outcome: 'unreadable', detail: `task ${taskId} came without a status` };
  return { outcome: sayNotFound(errors) ? 'not-found' : 'unreadable', detail: errors.join('; ') };
}

/** A job left out is unknown to the server, unless the answer has errors, or tasks that may be a restart of it. */
function saidOfMissing(chains: readonly (Chain | undefined)[], { items, errors }: MethodReply): Said {
  if (errors.length > 0) return { outcome: 'unreadable', detail: errors.join('; ') };
  const claimed = new Set(chains.flatMap((chain) => chain?.tasks.map(({ taskId }) => taskId) ?? []));
  const stray = items.find(({ taskId }) => !claimed.has(taskId));
  if (!stray) return { outcome: 'not-found', detail: LEFT_OUT };
  return { outcome: 'unreadable', detail: `${LEFT_OUT}, but shows task ${stray.taskId ?? 'without id'}` };
}

/** A chain under the id that was asked for, or that stands for it. */
export function snapshotOf(
  id: string,
  chain: Chain & { readonly status: string },
  { at, automaticRestarts }: ReadingContext,
): JobSnapshot {
  const restartWatchMs = restartWatchOf(chain, automaticRestarts);
  const detail = restartDetail(id, chain, automaticRestarts);
  return {
    id,
    phase: phaseOf(chain.status),
    rawStatus: chain.status,
    run: runOf(chain.last.taskId),
    call: 'TaskStatus',
    observedAt: at,
    ...(chain.last.initialTaskId !== undefined && { sameJobAs: chain.last.initialTaskId }),
    ...(chain.last.name !== undefined && { name: chain.last.name }),
    ...(detail !== undefined && { detail }),
    ...(restartWatchMs !== undefined && { restartWatchMs }),
  };
}

/** One receipt per target, in the order given, from what TaskStop answered. An item's `status` is a message, not a task status. */
export function stopReceipts(
  targets: readonly JobSnapshot[],
  { items, errors }: MethodReply,
  at: string,
): StopReceipt[] {
  return targets.map(({ id, run }) => {
    const item = items.find(({ taskId }) => taskId === taskOfRun(run, id));
    return { id, run, call: 'TaskStop', at, ...answerIn(item, errors) };
  });
}

function answerIn(
  item: TaskItem | undefined,
  methodErrors: readonly string[],
): Pick<StopReceipt, 'outcome' | 'says'> {
  const errors = item?.errors.length ? item.errors : item ? [] : methodErrors;
  const says = errors.join('; ') || (item ? (item.status ?? 'the answer has no message') : LEFT_OUT);
  if (errors.length === 0)
    return { outcome: isSaid(says, 'Stop request was sent') ? 'accepted' : 'refused', says };
  // 4.3.8, example 3: the same text for a task that waits, one that has ended and one that does not exist.
  if (errors.some((text) => isSaid(text, 'Stopping task is unavailable')))
    return { outcome: 'not-running', says };
  return { outcome: item && sayNotFound(errors) ? 'not-found' : 'refused', says };
}

/**
 * What TaskStart answered for its one task.
 *
 * @param old ids of the task that is to be replaced: they are none of a new one
 * @throws SystemError with effect `unknown` when the answer neither names a new task nor says no, or does both
 */
export function rerunReceipt(
  { items, errors: methodErrors }: MethodReply,
  at: string,
  old: readonly string[],
): RerunReceipt {
  const [item, ...others] = items;
  if (!item || others.length > 0) throw unreadableAnswer('TaskStart', `${items.length} results for one task`);
  const { taskId } = item;
  const errors = [...item.errors, ...methodErrors].join('; ');
  if (taskId === undefined && errors === '') {
    throw unreadableAnswer('TaskStart', 'neither a task_id nor errors');
  }
  if (taskId !== undefined && errors !== '') {
    throw unreadableAnswer('TaskStart', `both task ${taskId} and errors ("${errors}")`);
  }
  if (taskId === undefined)
    return { outcome: 'refused', observation: { at, call: 'TaskStart', says: errors } };
  if (old.includes(taskId)) throw unreadableAnswer('TaskStart', `the old task ${taskId}`);
  const observation: Observation = { at, call: 'TaskStart', says: `task_id ${taskId}`, run: runOf(taskId) };
  return { outcome: 'started', newId: taskId, observation };
}
