import { SCHEDULE_ACTIONS, type Jp1AoMethod } from '../methods';
import { TASK_ACTIONS } from '../model/versions';

const PREFIX = '/Automation/v1/';

/** By HTTP method and path; `:` stands for the id. */
const ROUTES: ReadonlyMap<string, Jp1AoMethod> = new Map([
  ['GET objects/Tasks', 'Tasks.list'],
  ['GET objects/Tasks/:', 'Tasks.get'],
  ['DELETE objects/Tasks/:', 'Tasks.delete'],
  ['GET objects/Tasks/:/actions', 'Tasks.actions'],
  ...TASK_ACTIONS.flatMap((action) => actionRoutes('Tasks', action)),
  ['GET objects/Schedules/:/actions', 'Schedules.actions'],
  ...SCHEDULE_ACTIONS.flatMap((action) => actionRoutes('Schedules', action)),
  ['GET objects/TaskHistories', 'TaskHistories.list'],
  ['GET objects/TaskHistories/:', 'TaskHistories.get'],
  ['DELETE objects/TaskHistories/:', 'TaskHistories.delete'],
  ['GET user', 'User.get'],
  ['GET configuration/version', 'Version.get'],
] as [string, Jp1AoMethod][]);

function actionRoutes(resource: string, action: string): [string, string][] {
  return [
    [`GET objects/${resource}/:/actions/${action}`, `${resource}.${action}.info`],
    [`POST objects/${resource}/:/actions/${action}/invoke`, `${resource}.${action}.invoke`],
  ];
}

/** The call that a request line stands for, or the status of its refusal. */
export type Route = { readonly method: Jp1AoMethod; readonly id: string } | { readonly refused: 404 | 405 };

/** 405 for a path that exists with another HTTP method, 404 for any other. */
export function routeOf(httpMethod: string, path: string): Route {
  if (!path.startsWith(PREFIX)) return { refused: 404 };
  const segments = path.slice(PREFIX.length).split('/');
  const [domain, resource, id, ...rest] = segments;
  const pattern = id === undefined ? segments.join('/') : [domain, resource, ':', ...rest].join('/');
  const method = ROUTES.get(`${httpMethod} ${pattern}`);
  if (method) return { method, id: decoded(id ?? '') };
  return { refused: [...ROUTES.keys()].some((key) => key.endsWith(` ${pattern}`)) ? 405 : 404 };
}

/** An id that is not percent-encoded correctly is the id of nothing. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
