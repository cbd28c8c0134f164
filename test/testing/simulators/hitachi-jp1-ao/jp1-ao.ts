import {
  startJp1AoSimulator,
  type Jp1AoSimulator,
  type Jp1AoSimulatorOptions,
} from '../../../../src/testing/simulators/hitachi-jp1-ao';
import { virtualClock, type JsonObject, type VirtualClock } from '../../../../src/testing/simulators/kit';

const running: Jp1AoSimulator[] = [];

/** Starts a simulator that `endAll` ends. */
export async function begin(options: Jp1AoSimulatorOptions = {}): Promise<Jp1AoSimulator> {
  const simulator = await startJp1AoSimulator(options);
  running.push(simulator);
  return simulator;
}

/** The instant of the vendor's forceStop example. */
export const EXAMPLE_INSTANT = '2015-08-07T10:00:40.025Z';

/** The same with a clock that only the test moves. */
export async function beginAt(
  options: Jp1AoSimulatorOptions = {},
): Promise<{ simulator: Jp1AoSimulator; clock: VirtualClock }> {
  const clock = virtualClock(EXAMPLE_INSTANT);
  return { simulator: await begin({ clock, ...options }), clock };
}

export async function endAll(): Promise<void> {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
}

/** `system:manager`, as in the vendor's examples. */
export const BASIC = 'Basic c3lzdGVtOm1hbmFnZXI=';

interface Sent {
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** Sends e.g. `GET objects/Tasks/5381`, signed in with the password unless the headers say otherwise. */
export function send(
  simulator: { readonly url: string },
  line: string,
  { body, headers = {} }: Sent = {},
): Promise<Response> {
  const [method = '', path = ''] = line.split(' ');
  return fetch(`${simulator.url}/Automation/v1/${path}`, {
    method,
    redirect: 'manual',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: BASIC,
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
}

/** The JSON of the answer to e.g. `GET objects/Tasks/5381`. */
export async function ask(
  simulator: { readonly url: string },
  line: string,
  body?: string,
): Promise<JsonObject> {
  const response = await send(simulator, line, body === undefined ? {} : { body });
  return (await response.json()) as JsonObject;
}

/** The HTTP status of an action on a task, posted without a body. */
export async function invoke(
  simulator: { readonly url: string },
  id: string,
  action: string,
): Promise<number> {
  return (await send(simulator, `POST objects/Tasks/${id}/actions/${action}/invoke`)).status;
}

/** The task as the API shows it. */
export function read(simulator: { readonly url: string }, id: string): Promise<JsonObject> {
  return ask(simulator, `GET objects/Tasks/${id}`);
}

/** The names of the tasks that a query finds, in its order. */
export async function namesFound(
  simulator: { readonly url: string },
  query: Record<string, string>,
): Promise<unknown[]> {
  const { data } = await ask(simulator, `GET objects/Tasks?${new URLSearchParams(query).toString()}`);
  return (data as JsonObject[]).map(({ name }) => name);
}
