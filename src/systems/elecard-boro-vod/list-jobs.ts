import type { JobSnapshot, ListPage, ListRequest } from '../../contract';
import { unsupported } from '../shared/failures';
import { queryMembers, strangeCursor } from '../shared/list-query';
import { chainOf, type AutomaticRestarts } from './chain';
import { requireAll, type MethodReply } from './envelope';
import { unreadableAnswer } from './errors';
import type { Send } from './read-chains';
import { taskStatus, type Account } from './requests';
import { snapshotOf } from './responses';
import type { TaskItem } from './task-item';

/** Where tasks are listed, and how the server restarts them. */
export interface Lister {
  readonly send: Send;
  readonly account: Account;
  readonly automaticRestarts: AutomaticRestarts;
}

/** What a task without a status shows: no word of the vendor's. */
const NO_STATUS = 'no status';

/**
 * The tasks that run or wait, on one page: there is no list of ended ones (reference 4.3.9, `"*"`). A chain of automatic restarts is one job,
 * under the id of its first task, whichever of its tasks the server shows.
 *
 * @throws SystemError `unsupported` for a name where no task shows one, `protocol` for chains that contradict each other
 */
export async function listJobs(
  { query, name, cursor }: ListRequest,
  { send, account, automaticRestarts }: Lister,
): Promise<ListPage> {
  queryMembers(query, []);
  if (cursor !== undefined) throw strangeCursor('TaskStatus', cursor);
  const reply = await send(taskStatus(account, '*'));
  requireAll('TaskStatus', reply);
  if (name !== undefined) requireNames(reply);
  const context = { at: new Date().toISOString(), automaticRestarts };
  const ids = new Set(reply.items.map(firstTaskOf));
  requireFirstTasks(reply, ids);
  return { jobs: [...ids].flatMap((id) => jobOf(id, reply, context)) };
}

function firstTaskOf({ initialTaskId, taskId = '' }: TaskItem): string {
  return initialTaskId ?? taskId;
}

/** A restart as the first task of another chain: it cannot be told which of the tasks belong together, and some would be left out. */
function requireFirstTasks({ items }: MethodReply, ids: ReadonlySet<string>): void {
  const odd = items.find((item) => item.taskId !== firstTaskOf(item) && ids.has(item.taskId ?? ''));
  if (odd) throw unreadableAnswer('TaskStatus', `task ${odd.taskId} both as a restart and as a first task`);
}

function jobOf(id: string, { items }: MethodReply, context: Parameters<typeof snapshotOf>[2]): JobSnapshot[] {
  const chain = chainOf(id, items);
  return chain ? [snapshotOf(id, { ...chain, status: chain.last.status ?? NO_STATUS }, context)] : [];
}

/** Where names are left out, none would fit, and nothing would be selected in silence. */
function requireNames({ items }: MethodReply): void {
  if (items.length === 0 || items.some((item) => item.name !== undefined)) return;
  throw unsupported(
    'TaskStatus',
    'This server shows no task names in TaskStatus, so tasks cannot be selected by name.',
  );
}
