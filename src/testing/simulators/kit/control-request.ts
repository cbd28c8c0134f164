import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { isJsonObject } from './json';

/** Sends one request to a control API and resolves with the JSON it answers. */
export type ControlRequest = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** Requests on connections of their own, closed after each, so that none keeps a process alive. */
export function controlRequest(url: string): ControlRequest {
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const outgoing = request(`${url}/_simulator/${path}`, { method, agent: false }, (incoming) => {
        text(incoming)
          .then((answer) => resolve(read(answer, incoming.statusCode)))
          .catch(reject);
      });
      outgoing.on('error', reject);
      outgoing.end(body === undefined ? undefined : JSON.stringify(body));
    });
}

function read(answer: string, status: number | undefined): unknown {
  if (status !== undefined && status >= 500) throw new Error(answer);
  const value: unknown = JSON.parse(answer);
  if (status === 200) return value;
  throw new Error(isJsonObject(value) ? String(value.error) : `The simulator answered ${status}.`);
}
