import type { JobSnapshot } from '../../contract';
import { unsupported } from '../shared/failures';
import { listTasks } from './list';
import type { Reader } from './read-task';
import { snapshotOf } from './responses';
import { FIRST_WITH_Q } from './version';

/** What is looked for. */
export interface TaskQuery {
  /** An HQL expression over the members of a task, for example `serviceID=2015 and status in ['failed','canceled']`. */
  readonly filter?: string;
  /** Words that must all stand in a task's name, submitter, description, service name, tags or notes. V12 and later. */
  readonly text?: string;
}

/**
 * The tasks that a query gives, archived ones excepted.
 *
 * @throws SystemError `unsupported` for `text` before V12
 */
export async function findTasks(
  { filter, text }: TaskQuery,
  { door, stateOf }: Reader,
): Promise<JobSnapshot[]> {
  if (text !== undefined && door.version < FIRST_WITH_Q) {
    throw unsupported('Tasks', `JP1/AO has no full-text search before version ${FIRST_WITH_Q}: use filter.`);
  }
  const query = [
    ...(filter === undefined ? [] : [['HQL::filter', filter] as const]),
    ...(text === undefined ? [] : [['q', text] as const]),
  ];
  const tasks = await listTasks(door, { resource: 'Tasks', query });
  const context = { at: new Date().toISOString(), stateOf };
  return tasks.flatMap(({ id, status, ...task }) =>
    id === undefined || status === undefined
      ? []
      : [snapshotOf({ ...task, id, status }, { call: 'Tasks', archived: false }, context)],
  );
}
