import type { HttpRequest } from '../../http';
import { wireId } from './task-id';

/** The actions on a task that are used here, by the vendor's names. */
export type TaskAction = 'stop' | 'forceStop' | 'rerunStart' | 'rerunStepStart' | 'resubmit';

/** What is acted on: a task, or the schedule of one that still waits. */
export type Target =
  | { readonly resource: 'Tasks'; readonly id: string; readonly action: TaskAction }
  | { readonly resource: 'Schedules'; readonly id: string; readonly action: 'cancel' };

/** One page of a list. */
export interface ListPage {
  readonly resource: 'Tasks' | 'TaskHistories';
  /** `scheduleID`, `q`, `HQL::filter`… with their values. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** How many elements stand before this page. */
  readonly offset: number;
}

const ACCEPT = { accept: 'application/json' };
/** Required by every version, and the only one that V10 takes (V10 AOGR0170). */
const ANY_VERSION = { ...ACCEPT, 'accept-language': 'ja' };

/** V12 2.7.2: one task. */
export function task(id: string): HttpRequest {
  return get('Tasks', ['objects', 'Tasks', wireId('Tasks', id)]);
}

/** V12 2.7.1 and AOCR0124: a page of tasks or of archived tasks, oldest first, so that new ones never move a page. */
export function list({ resource, query, offset }: ListPage): HttpRequest {
  const paging: (readonly [string, string])[] = [['HQL::sortBy', 'instanceID']];
  if (offset > 0) paging.push(['HQL::offset', String(offset)]);
  return { ...get(resource, ['objects', resource]), query: [...query, ...paging] };
}

/** Information necessary for an action, for example V10 9.6.8 of rerunStart: its answer is the body of `invoke`. */
export function actionInformation({ resource, id, action }: Target): HttpRequest {
  return get(action, ['objects', resource, wireId(action, id), 'actions', action]);
}

/**
 * Performs an action, for example V12 2.7.9 forceStop. The address comes from the settings and the id alone: the `href` in the body may
 * name an internal host, and on the vendor's own page it names another task.
 *
 * @param body what `actionInformation` gave, byte for byte or edited
 */
export function invoke({ resource, id, action }: Target, body: string): HttpRequest {
  return {
    method: 'POST',
    path: path(['objects', resource, wireId(action, id), 'actions', action, 'invoke']),
    headers: { ...ACCEPT, 'content-type': 'application/json' },
    body,
    call: action,
  };
}

/** V12 AOCR0149: what product this is. */
export function versionInformation(): HttpRequest {
  return { ...get('version', ['configuration', 'version']), headers: ANY_VERSION };
}

/** V12 AOCR0148: the account that asks. */
export function userInformation(): HttpRequest {
  return { ...get('user', ['user']), headers: ANY_VERSION };
}

/** Text as a literal of HQL::filter (V12 AOCR0051). */
export function hqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function get(call: string, segments: readonly string[]): HttpRequest {
  return { method: 'GET', path: path(segments), headers: ACCEPT, call };
}

function path(segments: readonly string[]): readonly string[] {
  return ['Automation', 'v1', ...segments];
}
