import { anInteger, aText, BadInput, fieldsOf, requireFields } from './checked-input';
import type { FaultRule } from './fault';
import type { ReceivedRequest } from './received-request';
import { jsonReply, type Reply } from './reply';
import type { Simulator, SimulatorShape } from './simulator';

const PREFIX = '/_simulator/';

/** The simulator as the control API uses it: the vendor's own types do not matter here. */
export type AnySimulator = Simulator<SimulatorShape>;

interface ControlInput {
  readonly simulator: AnySimulator;
  /** The variable part of the path. */
  readonly name: string;
  readonly query: URLSearchParams;
  readonly body: () => unknown;
}

/** `:` stands for the variable part. */
const ROUTES: Record<string, (input: ControlInput) => unknown> = {
  'GET ledger': ({ simulator }) => simulator.ledger(),
  'GET tasks': ({ simulator }) => simulator.tasks(),
  'POST tasks': ({ simulator, body }) => ({ id: simulator.addTask(body() as object) }),
  'GET tasks/:': ({ simulator, name }) => simulator.task(name) ?? null,
  'POST tasks/:/status': setStatus,
  'GET runs': ({ simulator }) => simulator.runsStarted(),
  'GET faults': ({ simulator }) => simulator.faults(),
  'POST faults': ({ simulator, body }) => simulator.fault(body() as FaultRule),
  'DELETE faults': ({ simulator }) => simulator.clearFaults(),
  'GET settings': ({ simulator }) => simulator.settings(),
  'POST settings': ({ simulator, body }) => simulator.configure(body() as object),
  'GET barriers': ({ simulator }) => simulator.barriers(),
  'GET barriers/:/reached': awaitBarrier,
  'POST actions/:': act,
  'POST barriers/:/release': ({ simulator, name }) => ({ released: simulator.barrier(name).release() }),
};

/** True for the paths that belong to the simulator and not to the vendor. */
export function isControlPath(path: string): boolean {
  return path.startsWith(PREFIX);
}

/** 200 with JSON (null where there is nothing to say), 400 with a sentence, 404 for a path that does not exist. */
export async function answerControl(request: ReceivedRequest, simulator: AnySimulator): Promise<Reply> {
  try {
    const [resource = '', name, ...rest] = request.path.slice(PREFIX.length).split('/');
    const route = [resource, ...(name === undefined ? [] : [':']), ...rest].join('/');
    const answer = ROUTES[`${request.method} ${route}`];
    if (!answer) return jsonReply({ error: `There is no ${request.method} ${request.path}.` }, 404);
    const input = { simulator, query: request.query, body: () => parse(request.body) };
    return jsonReply((await answer({ ...input, name: decode(name ?? '') })) ?? null);
  } catch (error) {
    if (error instanceof BadInput) return jsonReply({ error: error.message }, 400);
    throw error;
  }
}

function setStatus({ simulator, name, body }: ControlInput): void {
  const input = fieldsOf(body(), 'The body', { status: aText });
  requireFields(input, 'The body', ['status']);
  simulator.setStatus(name, input.status ?? '');
}

function act({ simulator: { actions = {} }, name, body }: ControlInput): unknown {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) throw new BadInput(`There is no action ${name}.`);
  return action(body());
}

/** Answers only when the barrier is reached. */
async function awaitBarrier({ simulator, name, query }: ControlInput): Promise<void> {
  const count = anInteger(1)(Number(query.get('count') ?? '1'), 'count');
  await simulator.barrier(name).reached(count);
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new BadInput('The body must be JSON.');
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new BadInput('The path is not percent-encoded correctly.');
  }
}
