import {
  startBoroVodSimulator,
  type BoroVodMethod,
  type BoroVodSimulator,
  type BoroVodSimulatorOptions,
} from '../../../src/testing/simulators/elecard-boro-vod';
import { virtualClock, type JsonObject, type VirtualClock } from '../../../src/testing/simulators/kit';

const running: BoroVodSimulator[] = [];

/** Starts a simulator that `endAll` ends. */
export async function begin(options: BoroVodSimulatorOptions = {}): Promise<BoroVodSimulator> {
  const simulator = await startBoroVodSimulator(options);
  running.push(simulator);
  return simulator;
}

/** The same with a clock that only the test moves. */
export async function beginAt(
  options: BoroVodSimulatorOptions = {},
): Promise<{ simulator: BoroVodSimulator; clock: VirtualClock }> {
  const clock = virtualClock('2024-05-01T12:00:00.000Z');
  return { simulator: await begin({ clock, ...options }), clock };
}

export async function endAll(): Promise<void> {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
}

/** Sends a body to the one route there is. */
export function post(
  simulator: { readonly url: string },
  body: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${simulator.url}/ctrl_api/v1/json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

/** The text of a request with one call. */
export function bodyOf(method: string, params: JsonObject): string {
  return JSON.stringify({ user_id: 1, methods: [{ method, params: { project_id: 2, ...params } }] });
}

/** Sends one call without reading its answer. */
export function send(
  simulator: { readonly url: string },
  method: BoroVodMethod,
  params: JsonObject,
): Promise<Response> {
  return post(simulator, bodyOf(method, params));
}

/** The whole answer to one call. */
export async function ask(
  simulator: { readonly url: string },
  method: string,
  params: JsonObject,
): Promise<JsonObject> {
  return (await (await post(simulator, bodyOf(method, params))).json()) as JsonObject;
}

/** The element of `reply` for one call. */
export async function element(
  simulator: { readonly url: string },
  method: string,
  params: JsonObject,
): Promise<JsonObject> {
  const { reply } = (await ask(simulator, method, params)) as { reply: JsonObject[] };
  return reply[0] ?? {};
}

/** The items of the answer to one call. */
export async function items(
  simulator: { readonly url: string },
  method: BoroVodMethod,
  params: JsonObject,
): Promise<JsonObject[]> {
  return (await element(simulator, method, params)).result as JsonObject[];
}

/** A seed with nothing special about it. */
export const media = { templateId: 1, uri: '/media/a.ts' };
