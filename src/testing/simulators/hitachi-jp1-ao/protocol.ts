import {
  pageReply,
  schemeOf,
  type JsonObject,
  type Protocol,
  type Reading,
  type ReceivedRequest,
} from '../kit';
import { Call } from './call';
import { OPERATIONS } from './operations';
import { REFUSALS } from './refusal';
import { routeOf } from './wire/routes';
import { withHeaders } from './wire/replies';
import type { World } from './world';

/** The REST API below `/Automation/v1`: a request is one call. */
export function jp1AoProtocol(world: World): Protocol {
  return {
    methods: Object.keys(OPERATIONS),
    errorShapes: REFUSALS,
    read: (request) => read(request, world),
    idOf: ({ instanceID: id }) => (typeof id === 'string' ? id : undefined),
    withStatus: (item, word) => ('status' in item ? { ...item, status: word } : item),
  };
}

function read(request: ReceivedRequest, world: World): Reading {
  const route = routeOf(request.method, request.path);
  if ('refused' in route) {
    const reason = route.refused === 404 ? '404 Not Found' : '405 Method Not Allowed';
    const reply = withHeaders(pageReply(reason, route.refused));
    return { kind: 'refused', reply, parameters: parametersOf(request) };
  }
  const call = new Call(request, route, world);
  const parameters = { ...parametersOf(request), ...(route.id !== '' && { id: route.id }) };
  return {
    kind: 'calls',
    calls: [{ method: route.method, parameters, perform: () => call.perform() }],
    encode: ([result]) => call.reply(result),
  };
}

/** What the ledger keeps of a request. Of its credentials only their kind. */
function parametersOf({ method, path, query, headers, body }: ReceivedRequest): JsonObject {
  return {
    line: `${method} ${path}`,
    query: Object.fromEntries(query),
    authorization: schemeOf(headers.authorization),
    acceptLanguage: headers['accept-language'] ?? null,
    body: body.toString('utf8'),
  };
}
