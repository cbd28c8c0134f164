import { SERVICE_OPERATIONS, type CiscoPrimeMethod } from '../methods';
import type { Refusal } from '../refusal';
import { noSuchEntityType, noSuchOperation } from '../refusal';
import type { Format } from './format';

/** The versions of the API that are simulated. */
export const API_VERSIONS = [1, 2, 3, 4] as const;

/** A path below `/webacs/api/vN/`. */
export interface Place {
  readonly version: number;
  /** Without the suffix: `op/jobService/cancel`. */
  readonly path: string;
  /** The format that the suffix of the last segment asks for. */
  readonly suffix: Format | undefined;
}

/** The call that a request line stands for. */
export interface Route {
  readonly method: CiscoPrimeMethod;
  /** The variable part of the path; empty where there is none. */
  readonly id: string;
}

const PATH = /^\/webacs\/api\/v(\d+)\/(.*?)(?:\.(json|xml))?$/;

/** Where the path leads; undefined when it is not the API's, or of a version that does not exist. */
export function placeOf(path: string, versions: readonly number[]): Place | undefined {
  const [, version, rest = '', suffix] = PATH.exec(path) ?? [];
  if (version === undefined || !versions.includes(Number(version))) return undefined;
  return { version: Number(version), path: rest, suffix: suffix as Format | undefined };
}

/** The call of a place, or the 404 in its stead: the documents list no 405. */
export function routeOf(httpMethod: string, { version, path }: Place): Route | Refusal {
  const [kind, type = '', id, ...rest] = path.split('/');
  if (kind === 'data' && httpMethod === 'GET' && rest.length === 0) return dataRoute(type, id);
  if (path === 'op' && httpMethod === 'GET') return { method: 'op', id: '' };
  const found = SERVICE_OPERATIONS.find(
    (operation) => `op/${operation.path}` === path && operation.httpMethod === httpMethod,
  );
  if (!found || (found.since ?? 1) > version) return noSuchOperation(path);
  return { method: found.method, id: '' };
}

function dataRoute(type: string, id: string | undefined): Route | Refusal {
  if (type === '') return { method: 'data', id: '' };
  if (type !== 'JobSummary') return noSuchEntityType(type);
  return id === undefined ? { method: 'JobSummary', id: '' } : { method: 'JobSummary.entity', id };
}
