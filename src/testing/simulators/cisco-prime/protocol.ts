import {
  pageReply,
  readBasic,
  schemeOf,
  type JsonObject,
  type Protocol,
  type Reading,
  type ReceivedRequest,
  type Reply,
} from '../kit';
import { Call } from './call';
import { OPERATIONS } from './operations';
import { Refusal, REFUSALS } from './refusal';
import { VENDOR_FAULTS } from './vendor-faults';
import { LOGIN_PAGE } from './wire/error-replies';
import { placeOf, routeOf, type Place } from './wire/routes';
import type { World } from './world';

/** The NBI below `/webacs/api/vN/`: a request is one call. */
export function ciscoPrimeProtocol(world: World): Protocol {
  return {
    methods: Object.keys(OPERATIONS),
    errorShapes: REFUSALS,
    vendorFaults: VENDOR_FAULTS,
    headers: () => ({ Date: new Date(world.now()).toUTCString() }),
    read: (request) => read(request, world),
    idOf: ({ id }) => (typeof id === 'string' ? id : undefined),
    withStatus,
  };
}

function read(request: ReceivedRequest, world: World): Reading {
  const parameters = parametersOf(request);
  const place = placeOf(request.path, world.settings().apiVersions);
  if (!place) return { kind: 'refused', parameters, reply: pageOf(request) };
  const call = new Call(request, place, world);
  call.arrive(isLimited(place, world));
  const route = routeOf(request.method, place);
  if (route instanceof Refusal) {
    call.leave();
    return { kind: 'refused', parameters, reply: call.refuse(route) };
  }
  return {
    kind: 'calls',
    calls: [{ method: route.method, parameters, perform: (fault) => call.perform(route, fault) }],
    encode: ([result]) => call.reply(result),
    done: () => call.leave(),
  };
}

function isLimited({ path }: Place, { settings }: World): boolean {
  return settings().jobServiceLimited || !path.startsWith('op/jobService/');
}

/** Whoever follows the redirect to the login page gets a page, and 200. */
function pageOf({ path, method }: ReceivedRequest): Reply {
  if (path === LOGIN_PAGE && method === 'GET') return pageReply('Prime Infrastructure - Login Page', 200);
  return pageReply('404 Not Found', 404);
}

/** The word in every place where the item has a status of a run, or of its own. */
function withStatus(item: JsonObject, word: string): JsonObject {
  if (Array.isArray(item.runs)) {
    return { ...item, runs: (item.runs as JsonObject[]).map((run) => ({ ...run, runStatus: word })) };
  }
  const member = ['runStatus', 'status'].find((name) => name in item);
  return member === undefined ? item : { ...item, [member]: word };
}

/** What the ledger keeps of a request. Of its credentials only their kind and the name. */
function parametersOf({ method, path, query, headers, body }: ReceivedRequest): JsonObject {
  return {
    line: `${method} ${path}`,
    query: Object.fromEntries(query),
    authorization: schemeOf(headers.authorization),
    user: readBasic(headers.authorization)?.name ?? null,
    accept: headers.accept ?? null,
    contentType: headers['content-type'] ?? null,
    body: body.toString('utf8'),
  };
}
