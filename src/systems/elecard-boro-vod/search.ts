import { SystemError, type RerunIntent, type RerunMatch } from '../../contract';
import { requireAll, type MethodReply } from './envelope';
import { readChains, type Send } from './read-chains';
import { taskReport, taskStatus, type Account } from './requests';
import { phaseOf } from './statuses';
import type { TaskItem } from './task-item';
import { runOf } from './task-id';

type MarkedTask = TaskItem & { readonly marker: string; readonly taskId: string; readonly call: string };

/**
 * Searches the names of tasks for markers: first the active tasks, then, as far as the server tells, the ended ones. In this order no
 * task can end unseen in between.
 *
 * @throws SystemError `unsupported` when TaskStatus shows no names, so that finding nothing would prove nothing
 */
export async function searchMarkers(
  intents: readonly RerunIntent[],
  send: Send,
  account: Account,
): Promise<RerunMatch[]> {
  const active = await send(taskStatus(account, '*'));
  requireAll('TaskStatus', active);
  const ended = await reports(send, account);
  const tasks = [...marked(intents, active, 'TaskStatus'), ...marked(intents, ended, 'TaskReport')];
  requireNames(intents, active, tasks);
  const firstTasks = await firstTasksOf(tasks, active, (ids) => readChains(send, account, ids));
  return matchesOf(tasks, firstTasks);
}

/** Best effort: declared is that active tasks are seen. */
async function reports(send: Send, account: Account): Promise<MethodReply> {
  try {
    return await send(taskReport(account, '*'));
  } catch (error) {
    if (error instanceof SystemError) return { items: [], errors: [] };
    throw error;
  }
}

function marked(intents: readonly RerunIntent[], { items }: MethodReply, call: string): MarkedTask[] {
  return intents.flatMap(({ marker }) =>
    items.flatMap((item) =>
      item.taskId !== undefined && item.name?.includes(marker)
        ? [{ ...item, taskId: item.taskId, marker, call }]
        : [],
    ),
  );
}

function requireNames(
  intents: readonly RerunIntent[],
  { items }: MethodReply,
  tasks: readonly MarkedTask[],
): void {
  const hasNames = items.length === 0 || items.some((item) => item.name !== undefined);
  if (hasNames || intents.every(({ marker }) => tasks.some((task) => task.marker === marker))) return;
  throw new SystemError({
    kind: 'unsupported',
    effect: 'none',
    call: 'TaskStatus',
    message: 'This server shows no task names in TaskStatus, so a rerun cannot be found by its marker.',
  });
}

/** For each task the first one of its chain: automatic restarts of one rerun keep its name and are still that one rerun. */
async function firstTasksOf(
  tasks: readonly MarkedTask[],
  active: MethodReply,
  read: (ids: readonly string[]) => Promise<MethodReply>,
): Promise<ReadonlyMap<string, string>> {
  const shown = firstTasksIn(active.items);
  const unclear = tasks.filter(
    ({ taskId, marker }) =>
      !shown.has(taskId) && tasks.some((task) => task.marker === marker && task.taskId !== taskId),
  );
  if (unclear.length === 0) return shown; // TaskReport does not tell the chain, but one task alone needs none
  const chains = await read([...new Set(unclear.map(({ taskId }) => taskId))]);
  return new Map([...firstTasksIn(chains.items), ...shown]);
}

function firstTasksIn(items: readonly TaskItem[]): Map<string, string> {
  return new Map(
    items.flatMap(({ taskId, initialTaskId }) =>
      taskId && initialTaskId ? [[taskId, initialTaskId] as const] : [],
    ),
  );
}

/** One match per rerun: the active task of a chain before the ended ones. */
function matchesOf(tasks: readonly MarkedTask[], firstTasks: ReadonlyMap<string, string>): RerunMatch[] {
  const at = new Date().toISOString();
  const matches = new Map<string, RerunMatch>();
  for (const { taskId, marker, call, status } of tasks) {
    const id = firstTasks.get(taskId) ?? taskId;
    const seen = status === undefined ? {} : { phase: phaseOf(status) };
    const observation = { at, call, says: status ?? 'task without a status', run: runOf(taskId), ...seen };
    if (!matches.has(`${marker} ${id}`)) matches.set(`${marker} ${id}`, { marker, id, observation });
  }
  return [...matches.values()];
}
