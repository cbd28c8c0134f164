import type { HttpRequest } from '../../http';
import { missingFirstTasks } from './chain';
import type { MethodReply } from './envelope';
import { taskStatus, type Account } from './requests';

/** Sends one request and opens the envelope of its answer. */
export type Send = (request: HttpRequest) => Promise<MethodReply>;

/**
 * What TaskStatus says about tasks and all their automatic restarts. Asked for a task that is itself a restart, a server may show only
 * a part of its chain: then the first tasks are asked for too, once.
 */
export async function readChains(send: Send, account: Account, ids: readonly string[]): Promise<MethodReply> {
  const reply = await send(taskStatus(account, ids));
  const firstTasks = missingFirstTasks(ids, reply.items);
  if (firstTasks.length === 0) return reply;
  const more = await send(taskStatus(account, firstTasks));
  return { items: [...reply.items, ...more.items], errors: [...reply.errors, ...more.errors] };
}
