import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { AnswerState } from './ledger';
import type { Reply } from './reply';

interface Outlet {
  readonly response: ServerResponse;
  settled(answer: AnswerState, httpStatus: number | null): void;
}

/** Sends the reply in one piece. */
export function send(reply: Reply, outlet: Outlet): void {
  const { response } = outlet;
  if (response.destroyed) return outlet.settled('client-gone', null);
  response.once('close', () => {
    if (!response.writableFinished) outlet.settled('client-gone', reply.status);
  });
  outlet.settled('sent', reply.status);
  writeHead(reply, response, Buffer.byteLength(reply.body));
  response.end(reply.body);
}

/** Sends the head at once and the body evenly over `delayMs`; rejects when the signal aborts. */
export async function drip(
  reply: Reply,
  outlet: Outlet & { readonly delayMs: number; readonly signal: AbortSignal },
): Promise<void> {
  const body = Buffer.from(reply.body);
  const { response, delayMs, signal } = outlet;
  writeHead(reply, response, body.length);
  response.flushHeaders();
  const start = performance.now();
  for (let sent = 0; sent < body.length - 1;) {
    await wait(Math.max(1, delayMs / body.length), undefined, { signal, ref: false });
    const due = Math.floor((body.length * (performance.now() - start)) / Math.max(1, delayMs));
    // The last byte leaves below, after the ledger knows.
    const until = Math.min(body.length - 1, Math.max(sent + 1, due));
    response.write(body.subarray(sent, until));
    sent = until;
  }
  outlet.settled('sent', reply.status);
  response.end(body.subarray(-1));
}

/** Announces the whole body, sends half of it and ends the connection. */
export function sendTruncated(reply: Reply, outlet: Outlet): void {
  const body = Buffer.from(reply.body);
  outlet.settled('sent', reply.status);
  writeHead(reply, outlet.response, body.length);
  outlet.response.write(body.subarray(0, Math.floor(body.length / 2)), () => outlet.response.destroy());
}

const CHUNK = 64 * 1024;

/** Sends the JSON reply followed by spaces, still valid JSON, without announcing a length, until `bytes` have left. */
export async function sendOversized(reply: Reply, bytes: number, outlet: Outlet): Promise<void> {
  const { response } = outlet;
  outlet.settled('sent', reply.status);
  response.writeHead(reply.status, { ...reply.headers, 'content-type': reply.contentType });
  response.write(reply.body);
  for (let left = bytes - reply.body.length; left > 0 && !response.destroyed; left -= CHUNK) {
    if (!response.write(' '.repeat(Math.min(left, CHUNK)))) await drained(response);
  }
  response.end();
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    if (response.destroyed) return resolve();
    response.once('drain', go).once('close', go);
  });
}

function writeHead(reply: Reply, response: ServerResponse, length: number): void {
  if (reply.reason !== undefined) response.statusMessage = reply.reason;
  response.writeHead(reply.status, {
    'content-type': reply.contentType,
    ...(reply.chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': length }),
    ...reply.headers,
  });
}
