import { parseJson, type HttpResponse } from '../../http';
import { unreadableAnswer } from './errors';
import { archivedTaskOf, taskOf, type Task } from './task';

/** One page of Tasks or TaskHistories. */
export interface TaskPage {
  /** One per element, the unreadable included. */
  readonly tasks: readonly Task[];
  /** How many there are on all pages together; absent where the answer does not say. */
  readonly count: number | undefined;
}

/**
 * Reads a page of a list.
 *
 * @throws SystemError `protocol` when it has no list of data
 */
export function taskPage(response: HttpResponse): TaskPage {
  const { data, count } = (parseJson(response, { bigIntegers: 'text' }) ?? {}) as Record<string, unknown>;
  if (!Array.isArray(data)) throw unreadableAnswer(response.call, 'a list without data');
  const read = response.call === 'TaskHistories' ? archivedTaskOf : taskOf;
  return { tasks: data.map(read), count: typeof count === 'number' ? count : undefined };
}
