import type { Door } from './door';
import { unreadableAnswer } from './errors';
import { list, type ListPage } from './requests';
import type { Task } from './task';
import { taskPage } from './task-page';

/** More pages than this are no answer to a search. */
const MOST_PAGES = 100;

/**
 * Every task that a query gives, page after page. How long a page is the server decides: the parameter for it is not documented, and
 * `count` says how many there are in all.
 *
 * @throws SystemError `protocol` when the pages do not hold all that `count` promises, or are too many: then nothing is proven
 */
export async function listTasks(door: Door, query: Omit<ListPage, 'offset'>): Promise<Task[]> {
  const tasks: Task[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const { tasks: more, count } = taskPage(await door.send(list({ ...query, offset: tasks.length })));
    const isNew = more.some(({ id }) => id === undefined || !tasks.some((task) => task.id === id));
    if (more.length > 0 && !isNew) throw unreadableAnswer(query.resource, 'the same page twice');
    tasks.push(...more);
    if (more.length === 0 || (count !== undefined && tasks.length >= count))
      return complete(tasks, count, query);
  }
  throw unreadableAnswer(query.resource, `more than ${MOST_PAGES} pages`);
}

function complete(tasks: Task[], count: number | undefined, { resource }: Omit<ListPage, 'offset'>): Task[] {
  if (count === undefined || tasks.length >= count) return tasks;
  throw unreadableAnswer(resource, `${tasks.length} of ${count} elements`);
}
