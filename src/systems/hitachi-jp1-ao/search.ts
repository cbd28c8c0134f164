import { SystemError, type RerunMatch } from '../../contract';
import { unsupported } from '../shared/failures';
import { unreadableAnswer } from './errors';
import { listTasks } from './list';
import type { Reader } from './read-task';
import { hqlText, type ListPage } from './requests';
import { snapshotOf } from './responses';
import type { Task } from './task';
import { endOfDescription } from './template';
import { FIRST_WITH_Q } from './version';

/** Where to search, and what it has to prove. */
export interface Search extends Reader {
  /** Whether finding nothing has to mean that there is nothing: then the archived tasks must be seen too. */
  readonly mustSeeAll: boolean;
}

type Query = Omit<ListPage, 'offset'>;
type MarkedTask = Task & { readonly id: string };

/**
 * Searches descriptions for a marker: first the tasks, then the archived ones, so that none is archived unseen in between.
 *
 * @throws SystemError `unsupported` when only a part could be searched, nothing was found there and `mustSeeAll` is set
 */
export async function findMarked(marker: string, search: Search): Promise<RerunMatch[]> {
  const listed = await marked(marker, inTasks(marker, search.door.version), search);
  const archived = await archivedMatches(marker, search).catch((error: unknown) => {
    if (!isHiding(error)) throw error;
    if (listed.length > 0 || !search.mustSeeAll) return [];
    throw unsupported('TaskHistories', `Archived tasks cannot be searched for a rerun. ${error.message}`);
  });
  return [...listed, ...archived.filter(({ id }) => !listed.some((match) => match.id === id))];
}

/** Whether the task is the resubmitted one. The server's filter is not trusted alone: full text also looks into names and notes. */
export function carries(task: Task, marker: string): boolean {
  return task.description?.includes(marker) ?? false;
}

function archivedMatches(marker: string, search: Search): Promise<RerunMatch[]> {
  return marked(marker, { resource: 'TaskHistories', query: [byDescription(marker)] }, search);
}

/** V12 has a full-text search that is documented to see descriptions (AOCR0102); before it there is only HQL. */
function inTasks(marker: string, version: number): Query {
  return { resource: 'Tasks', query: [version >= FIRST_WITH_Q ? ['q', marker] : byDescription(marker)] };
}

function byDescription(marker: string): readonly [string, string] {
  return ['HQL::filter', `description ends ${hqlText(endOfDescription(marker))}`];
}

async function marked(marker: string, query: Query, { door, stateOf }: Search): Promise<RerunMatch[]> {
  const at = new Date().toISOString();
  const tasks = (await listTasks(door, query)).map((task) => readable(task, query.resource));
  return tasks
    .filter((task) => carries(task, marker))
    .map((task): RerunMatch => {
      const { id, status = 'a task without a status' } = task;
      const archived = query.resource === 'TaskHistories';
      const { phase, run } = snapshotOf(
        { ...task, status },
        { call: query.resource, archived },
        { at, stateOf },
      );
      return { marker, id, observation: { at, call: query.resource, says: status, phase, run } };
    });
}

/** A task that shows neither id nor description could be the one, so a list with it proves nothing. */
function readable(task: Task, resource: string): MarkedTask {
  const { id, description } = task;
  if (id !== undefined && description !== undefined) return { ...task, id };
  throw unreadableAnswer(resource, `a task without ${id === undefined ? 'id' : 'description'}`);
}

function isHiding(error: unknown): error is SystemError {
  return (
    error instanceof SystemError &&
    ['not-found', 'unsupported', 'forbidden', 'invalid-request'].includes(error.kind)
  );
}
