import { z } from 'zod';
import type { SystemError } from '../../contract';
import { parseJson, type HttpResponse } from '../../http';
import { errorOfStatus, errorOfWords, unreadableAnswer } from './errors';
import { taskItem, type TaskItem } from './task-item';
import { wordsOf } from './words';

const topLevel = z.looseObject({ reply: z.array(z.unknown()).optional().catch(undefined) });
const methodLevel = z.looseObject({ method: z.string().optional().catch(undefined) });

/** What a method answered. */
export interface MethodReply {
  /** One per element of `result`, the unreadable included. */
  readonly items: readonly TaskItem[];
  /** Errors of the method that stand beside results. */
  readonly errors: readonly string[];
}

/**
 * Opens the envelope `{"reply":[{"method", "result"}]}`. HTTP 200 proves nothing: errors may stand beside `reply`, beside `result`
 * or in each item.
 *
 * @throws SystemError when the HTTP status says no, when the answer is no such envelope, or when it has errors and no results
 */
export function methodReply(response: HttpResponse): MethodReply {
  const { call, status } = response;
  if (status < 200 || status > 299) throw errorOfStatus(response);
  const answer = topLevel.safeParse(parseJson(response)).data;
  const words = wordsOf(answer?.['error'], answer?.['errors']);
  if (words.length > 0) throw refusal(call, words, answer?.reply);
  if (!answer?.reply) throw unreadableAnswer(call, 'JSON without a "reply" list');
  return readElement(call, answer.reply);
}

function readElement(call: string, reply: readonly unknown[]): MethodReply {
  const elements = reply
    .map((element) => methodLevel.safeParse(element).data)
    .filter((element) => element !== undefined);
  const element =
    elements.find(({ method }) => method === call) ?? elements.find(({ method }) => method === undefined);
  if (!element) throw unreadableAnswer(call, `a reply that does not hold ${call}`);
  const errors = wordsOf(element['error'], element['errors']);
  const items = Array.isArray(element['result']) ? element['result'].map(taskItem) : undefined;
  if (errors.length > 0 && !items?.length) throw errorOfWords(call, errors);
  if (element.method === undefined) throw unreadableAnswer(call, `a reply that does not name ${call}`);
  if (!items) throw unreadableAnswer(call, 'neither results nor errors');
  return { items, errors };
}

/** Results beside a refusal of the whole contradict it: then nobody can say that nothing was done. */
function refusal(call: string, words: readonly string[], reply: readonly unknown[] = []): SystemError {
  const results = reply.map((element) => methodLevel.safeParse(element).data?.['result']);
  const hasResults = results.some((result) => Array.isArray(result) && result.length > 0);
  return hasResults
    ? unreadableAnswer(call, `results and errors ("${words.join('; ')}") at once`)
    : errorOfWords(call, words);
}

/**
 * For a list of all tasks: one that is cut short, or holds a task that cannot be told, proves no absence.
 *
 * @throws SystemError
 */
export function requireAll(call: string, { items, errors }: MethodReply): void {
  if (errors.length > 0) throw errorOfWords(call, errors);
  if (items.some((item) => item.taskId === undefined)) throw unreadableAnswer(call, 'a task without task_id');
}
