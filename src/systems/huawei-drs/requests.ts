import { json, type HttpRequest } from '../../http';

/** The two generations of the API that are spoken here. */
export type ApiVersion = 'v5' | 'v3';

/** Where a request goes below the API's version and project. */
export interface Place {
  readonly version: ApiVersion;
  readonly projectId: string;
}

/** What is asked for. */
export interface Asked {
  readonly method: HttpRequest['method'];
  /** Path segments after the project's id. */
  readonly path: readonly string[];
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly body?: unknown;
  /** The vendor's operation, for messages and evidence. */
  readonly call: string;
}

/**
 * A request as DRS takes it: JSON, with its Content-Type even where there is no body, which every page requires. The language and who asks
 * are added when it is sent.
 */
export function drsRequest({ version, projectId }: Place, asked: Asked): HttpRequest {
  const { method, path, query, body, call } = asked;
  const { headers, body: text } = json(body);
  return {
    method,
    path: [version, projectId, ...path],
    headers,
    call,
    ...(query !== undefined && { query }),
    ...(body !== undefined && { body: text }),
  };
}
