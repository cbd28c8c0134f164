import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault, FaultKind } from './fault';
import type { AnswerState } from './ledger';
import { pageReply, type Reply } from './reply';
import { drip, send, sendOversized, sendTruncated } from './send';

/** Where an answer goes and when to give up. */
export interface Outlet {
  readonly response: ServerResponse;
  /** Aborted when the simulator closes. */
  readonly closing: AbortSignal;
  /** Told what became of the answer before its last byte leaves, so that the ledger is never behind the client. */
  settled(answer: AnswerState, httpStatus: number | null): void;
}

/** Sends the reply, spoilt as the fault says. Faults that do not concern the way of the answer are ignored. */
export async function deliver(reply: Reply, fault: Fault | undefined, outlet: Outlet): Promise<void> {
  switch (fault?.kind) {
    case 'response-lost-after-effect':
    case 'response-lost-before-effect':
      return withhold(outlet);
    case 'slow':
      return deliverSlowly(reply, fault, outlet);
    case 'truncated-body':
      return sendTruncated(reply, outlet);
    case 'oversized-body':
      return sendOversized(reply, fault.bytes, outlet);
    default:
      return send(spoil(reply, fault), outlet);
  }
}

/** Destroys the connection without a word. */
export function withhold(outlet: Outlet): void {
  outlet.settled('withheld', null);
  outlet.response.destroy();
}

const NOT_OF_DELIVERY: readonly FaultKind[] = [
  'shuffled-items',
  'missing-items',
  'unknown-status',
  'method-errors',
  'vendor',
  'hold',
];

/** True when the fault concerns the way of the answer; of several calls in a request the first such fault counts. */
export function changesDelivery(fault: Fault): boolean {
  return !NOT_OF_DELIVERY.includes(fault.kind);
}

function spoil(reply: Reply, fault: Fault | undefined): Reply {
  switch (fault?.kind) {
    case 'status':
      return errorPage(fault);
    case 'malformed-body':
      return { ...reply, body: reply.body.slice(0, Math.ceil(reply.body.length / 2)) };
    case 'html-200':
      return pageReply('Sign in', 200);
    case 'wrong-content-type':
      return { ...reply, contentType: 'text/plain' };
    default:
      return reply;
  }
}

function errorPage(fault: Fault & { kind: 'status' }): Reply {
  const page = pageReply(String(fault.httpStatus), fault.httpStatus);
  return {
    ...page,
    body: fault.body ?? page.body,
    contentType: fault.contentType ?? page.contentType,
    headers: fault.headers ?? {},
  };
}

async function deliverSlowly(reply: Reply, fault: Fault & { kind: 'slow' }, outlet: Outlet): Promise<void> {
  const left = new AbortController();
  outlet.response.once('close', () => left.abort());
  const signal = AbortSignal.any([outlet.closing, left.signal]);
  try {
    if (fault.drip) return await drip(reply, { ...outlet, delayMs: fault.delayMs, signal });
    await wait(fault.delayMs, undefined, { signal, ref: false });
  } catch {
    return outlet.settled(outlet.closing.aborted ? 'withheld' : 'client-gone', null);
  }
  send(reply, outlet);
}
