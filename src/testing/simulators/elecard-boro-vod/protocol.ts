import {
  textReply,
  pageReply,
  type CallResult,
  type JsonObject,
  type Protocol,
  type ReadCall,
  type Reading,
  type ReceivedRequest,
  type Reply,
} from '../kit';
import { CallError, type Method, type Surroundings } from './call';
import { BadEnvelope, readEnvelope, type Envelope, type EnvelopeCall } from './envelope';
import { ERROR_SHAPES } from './error-shapes';
import { refusal, replyTo } from './reply-envelope';
import { whyUnsigned } from './signature-check';
import { taskReport } from './task-report';
import { taskStart } from './task-start';
import { taskStatus } from './task-status';
import { taskStop } from './task-stop';

const PATH = '/ctrl_api/v1/json';

const METHODS = { TaskStop: taskStop, TaskStatus: taskStatus, TaskStart: taskStart, TaskReport: taskReport };

/** The methods that are simulated. */
export type BoroVodMethod = keyof typeof METHODS;

/** The one POST route of the Control API. */
export function boroVodProtocol(surroundings: Surroundings): Protocol {
  return {
    methods: Object.keys(METHODS),
    errorShapes: ERROR_SHAPES,
    read: (request) => read(request, surroundings),
    idOf: ({ task_id: id }) => (typeof id === 'number' ? String(id) : undefined),
    withStatus: (item, word) => ('status' in item ? { ...item, status: word } : item),
  };
}

function read(request: ReceivedRequest, surroundings: Surroundings): Reading {
  const reply = turnedAway(request, surroundings);
  if (reply) return { kind: 'refused', reply, parameters: request.body.toString('utf8') };
  return readBody(request.body.toString('utf8'), surroundings);
}

function turnedAway(request: ReceivedRequest, { settings, clock }: Surroundings): Reply | undefined {
  if (request.path !== PATH) return pageReply('404 Not Found', 404);
  if (request.method !== 'POST') return pageReply('405 Method Not Allowed', 405);
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return textReply('Content-Type must be application/json', 400);
  }
  const { hmacKeys } = settings();
  const trouble = hmacKeys && whyUnsigned(request, hmacKeys, clock.now());
  return trouble ? textReply(trouble, 401) : undefined;
}

function readBody(text: string, surroundings: Surroundings): Reading {
  let parameters: unknown = text;
  try {
    parameters = JSON.parse(text);
    return readCalls(readEnvelope(parameters), surroundings);
  } catch (error) {
    const settings = surroundings.settings();
    if (error instanceof SyntaxError) {
      return { kind: 'refused', reply: textReply('Malformed JSON', 400), parameters };
    }
    if (!(error instanceof BadEnvelope)) throw error;
    return { kind: 'refused', reply: refusal([error.message], settings.errorShape, settings), parameters };
  }
}

function readCalls({ userId, methods }: Envelope, surroundings: Surroundings): Reading {
  const calls = methods.map((call): ReadCall => ({
    method: call.method,
    parameters: call.params,
    perform: () => perform(call, userId, surroundings),
  }));
  return { kind: 'calls', calls, encode: (results) => replyTo(methods, results, surroundings.settings()) };
}

function perform(call: EnvelopeCall, userId: number, surroundings: Surroundings): CallResult {
  const { users } = surroundings.settings();
  if (users !== null && !users.includes(userId)) return failure('User not found');
  const method = methodNamed(call.method);
  return method ? guarded(method, call.params, surroundings) : failure('Method not found');
}

function methodNamed(name: string): Method | undefined {
  return Object.hasOwn(METHODS, name) ? METHODS[name as BoroVodMethod] : undefined;
}

function guarded(method: Method, parameters: JsonObject, surroundings: Surroundings): CallResult {
  try {
    return method(parameters, surroundings);
  } catch (error) {
    if (error instanceof CallError) return failure(error.message);
    throw error;
  }
}

function failure(text: string): CallResult {
  return { items: null, effects: [], errors: [text] };
}
