import { isJsonObject, type JsonObject, type Protocol, type Reading, type ReceivedRequest } from '../kit';
import { authenticationOf } from './access/caller';
import { Call } from './call';
import { ERROR_CODES } from './error-codes';
import { METHODS } from './methods';
import { masked } from './model/secrets';
import { errorReply } from './wire/replies';
import { routeOf } from './wire/routes';
import type { World } from './world';

/** DRS v5 and v3 and the part of IAM that they need, behind one gateway: a request is one call. */
export function drsProtocol(world: World): Protocol {
  return {
    methods: METHODS,
    errorShapes: ERROR_CODES,
    read: (request) => read(request, world),
    idOf: ({ id, job_id: jobId, precheck_id: precheckId }) =>
      [id, jobId, precheckId].find((one): one is string => typeof one === 'string'),
    withStatus: (item, word) => ('status' in item ? { ...item, status: word } : item),
  };
}

function read(request: ReceivedRequest, world: World): Reading {
  const route = routeOf(request.method, request.path);
  const parameters = parametersOf(request);
  if (!route) {
    const trouble = { code: 'APIGW.0101', particulars: '', family: 'v5', language: 'en-us' } as const;
    return { kind: 'refused', reply: errorReply(trouble), parameters };
  }
  const { method, jobId } = route;
  const call = new Call(request, route, world);
  return {
    kind: 'calls',
    calls: [
      {
        method,
        parameters: { ...parameters, ...(jobId !== '' && { id: jobId }) },
        perform: () => call.perform(),
      },
    ],
    encode: ([result]) => call.reply(result),
  };
}

/** What the ledger keeps of a request. Of its credentials only their kind, of the passwords in its body only hashes. */
function parametersOf(request: ReceivedRequest): JsonObject {
  const { method, path, query, headers, body } = request;
  return {
    line: `${method} ${path}`,
    query: masked(Object.fromEntries(query)),
    authentication: authenticationOf(request),
    language: headers['x-language'] ?? null,
    body: bodyShown(body.toString('utf8')),
  };
}

/** A body that cannot be read may hold anything, so none of it is kept. */
function bodyShown(text: string): unknown {
  if (text === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return masked(value);
  } catch {
    // Not kept either.
  }
  return `unreadable, ${text.length} characters`;
}
