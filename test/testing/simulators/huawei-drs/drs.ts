import {
  startDrsSimulator,
  type DrsSimulator,
  type DrsSimulatorOptions,
} from '../../../../src/testing/simulators/huawei-drs';
import { virtualClock, type JsonObject, type VirtualClock } from '../../../../src/testing/simulators/kit';

const running: DrsSimulator[] = [];

/** The project of the vendor's stop page. */
export const PROJECT = '054ba152d480d55b2f5dc0069e7ddef0';

/** The job of that page. */
export const JOB = 'c7debc9c-8e09-4a5d-8dd6-cc44f78jb20r';

/** Another id of the vendor's examples. */
export const OTHER_JOB = '140b5236-88ad-43c8-811c-1268453jb101';

/** Starts a simulator that `endAll` ends. */
export async function begin(options: DrsSimulatorOptions = {}): Promise<DrsSimulator> {
  const simulator = await startDrsSimulator(options);
  running.push(simulator);
  return simulator;
}

/** The same with a clock that only the test moves; it begins on the day of the stop page. */
export async function beginAt(
  options: DrsSimulatorOptions = {},
): Promise<{ simulator: DrsSimulator; clock: VirtualClock }> {
  const clock = virtualClock('2023-10-24T08:00:00.000Z');
  return { simulator: await begin({ clock, ...options }), clock };
}

export async function endAll(): Promise<void> {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
}

/** What IAM is asked for a token. */
export function tokenRequest(
  password = 'simulated-password',
  project: JsonObject = { name: 'cn-north-4' },
): JsonObject {
  const user = { name: 'operator', password, domain: { name: 'ACCOUNT' } };
  return { auth: { identity: { methods: ['password'], password: { user } }, scope: { project } } };
}

/** A token; no other call is in the ledger for it than `iam.tokens`. */
export async function tokenFor(simulator: { readonly url: string }, project?: JsonObject): Promise<string> {
  const response = await fetch(`${simulator.url}/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(tokenRequest(undefined, project)),
  });
  return response.headers.get('x-subject-token') ?? '';
}

const tokens = new Map<string, Promise<string>>();

/** The same token for all calls of a test that does not bring its own. */
function commonToken(simulator: { readonly url: string }): Promise<string> {
  const token = tokens.get(simulator.url) ?? tokenFor(simulator);
  tokens.set(simulator.url, token);
  return token;
}

afterEach(() => tokens.clear());

/** Sends e.g. `POST v5 jobs/<id>/stop` in the project of the examples; `iam` in place of `v5` is the path from the root. */
export async function send(
  simulator: { readonly url: string },
  line: string,
  { body, headers = {} }: { readonly body?: unknown; readonly headers?: Record<string, string> } = {},
): Promise<Response> {
  const [method = '', generation = '', path = ''] = line.split(' ');
  const url = `${simulator.url}/${generation === 'iam' ? path : `${generation}/${PROJECT}/${path}`}`;
  const signedIn = 'x-auth-token' in headers || 'authorization' in headers;
  return fetch(url, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(!signedIn && { 'x-auth-token': await commonToken(simulator) }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** The HTTP status and the JSON of the answer. */
export async function ask(
  simulator: { readonly url: string },
  line: string,
  body?: unknown,
): Promise<[status: number, answer: JsonObject]> {
  const response = await send(simulator, line, body === undefined ? {} : { body });
  return [response.status, (await response.json()) as JsonObject];
}

/** The status of an action of v5 on a job, and its answer. */
export function act(
  simulator: { readonly url: string },
  id: string,
  ...[action, parameters = {}]: readonly [action: string, parameters?: JsonObject]
): Promise<[status: number, answer: JsonObject]> {
  const job = { action_name: action, action_params: parameters };
  return ask(simulator, `POST v5 jobs/${id}/action`, { job });
}

/** A part of a job as v5 shows it. */
export async function show(
  simulator: { readonly url: string },
  id: string,
  query = 'type=detail',
): Promise<JsonObject> {
  const [, { job }] = await ask(simulator, `GET v5 jobs/${id}?${query}`);
  return job as JsonObject;
}

/** The statuses that a job has had. */
export function wordsOf(simulator: DrsSimulator, id: string): string[] {
  return simulator.task(id)?.history.map(({ status }) => status) ?? [];
}

/** The calls of the ledger but for those to IAM. */
export function calls(simulator: DrsSimulator) {
  return simulator.ledger().filter(({ method }) => !method.startsWith('iam.'));
}
