import type { ListPage, ListRequest } from '../../contract';
import { unsupported } from '../shared/failures';
import { instantIn } from '../shared/instant';
import { queryMembers, requireKept, strangeCursor } from '../shared/list-query';
import { unreadableAnswer } from './errors';
import { hqlFilter } from './list-query';
import type { Reader } from './read-task';
import { list } from './requests';
import { snapshotOf, startOf } from './responses';
import { phaseOf, type StateReader } from './statuses';
import type { Task } from './task';
import { expectedIdForm } from './task-id';
import { taskPage } from './task-page';

type KnownTask = Task & { readonly id: string };

/** What a task without a status shows: no word of the vendor's. */
const NO_STATUS = 'no status';

/**
 * A page of the tasks that are not archived, by id: each page asks for ids above the last one of the page before, so that no task is left
 * out when others are archived meanwhile. The last page is an empty one: whether `count` speaks of all that fit or of the page does not matter then.
 *
 * @param members of `query` that this version knows
 * @throws SystemError `protocol` where the answer is not in this order, or a task comes without an id
 */
export async function listJobs(
  request: ListRequest,
  { door, stateOf }: Reader,
  members: readonly string[],
): Promise<ListPage> {
  const { cursor, query } = request;
  if (cursor !== undefined && expectedIdForm(cursor) !== undefined) throw strangeCursor('Tasks', cursor);
  const asked = queryMembers(query, members);
  const filter = hqlFilter(request, asked);
  const own = asked.filter(([name]) => name !== 'filter');
  const parameters = filter === '' ? own : [...own, ['HQL::filter', filter] as const];
  const page = taskPage(await door.send(list({ resource: 'Tasks', query: parameters, offset: 0 })));
  const tasks = inOrder(page.tasks, cursor);
  if (tasks.length === 0 && (page.count ?? 0) > 0)
    throw unreadableAnswer('Tasks', `none of ${page.count} tasks`);
  for (const task of tasks) requireKept('Tasks', own, (name) => shownBy(task, name));
  const context = { at: new Date().toISOString(), stateOf };
  const shown = tasks.map((task) => ({ ...task, status: task.status ?? NO_STATUS }));
  requireStarts(shown, request, stateOf);
  const last = tasks.at(-1);
  return {
    jobs: shown.map((task) => snapshotOf(task, { call: 'Tasks', archived: false }, context)),
    ...(last && { next: last.id }),
  };
}

/** A server that passes over the order or the filter would be read round and round, or cut short. */
function inOrder(tasks: readonly Task[], after: string | undefined): KnownTask[] {
  let before = BigInt(after ?? 0);
  return tasks.map((task) => {
    const { id } = task;
    if (id === undefined) throw unreadableAnswer('Tasks', 'a task without id');
    if (BigInt(id) <= before)
      throw unreadableAnswer('Tasks', `task ${id} after ${before}, though sorted by id`);
    before = BigInt(id);
    return { ...task, id };
  });
}

function shownBy(task: Task, name: string): string | undefined {
  const { serviceId, scheduleId, serviceGroupId, serviceTemplateId } = task;
  const ids: Readonly<Record<string, string | undefined>> = {
    serviceID: serviceId,
    scheduleID: scheduleId,
    serviceGroupID: serviceGroupId,
    serviceTemplateID: serviceTemplateId,
  };
  return Object.hasOwn(ids, name) ? ids[name] : undefined;
}

/** A start in a zone that nobody knows cannot be compared, and the task would be left out in silence. */
function requireStarts(
  tasks: readonly (KnownTask & { readonly status: string })[],
  { startedBefore, phases }: ListRequest,
  stateOf: StateReader,
): void {
  if (startedBefore === undefined) return;
  const vague = tasks.find((task) => {
    const phase = phaseOf(stateOf(task.status));
    const start = startOf(phase, task);
    return phases.includes(phase) && start !== undefined && instantIn(start) === undefined;
  });
  if (!vague) return;
  throw unsupported(
    'Tasks',
    `Tasks cannot be selected by their start: task ${vague.id} shows one without its zone.`,
  );
}
