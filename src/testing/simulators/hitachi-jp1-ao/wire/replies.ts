import { pageReply, type Reply } from '../../kit';
import type { RefusalStatus } from '../refusal';
import type { Jp1AoSettings } from '../settings';
import { writeJson } from './exact-json';
import { spelt } from './spelling';

/** The headers that every example of the vendor has; Date comes from Node. */
const HEADERS = {
  Server: 'Cosminexus HTTP Server',
  'Access-Control-Expose-Headers': 'WWW-Authenticate',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, DELETE, PUT, HEAD, OPTIONS',
  'Access-Control-Allow-Credentials': 'true',
  'Cache-Control': 'no-cache',
};

/** The phrases of the vendor's tables where they differ from the usual ones. */
const REASONS: Readonly<Record<string, string>> = {
  404: 'Not found',
  412: 'Precondition failed',
  500: 'Server-side error',
};

/** A reply with the vendor's headers added; those it has go before them. */
export function withHeaders(reply: Reply, more: Readonly<Record<string, string>> = {}): Reply {
  return { ...reply, headers: { ...HEADERS, ...more, ...reply.headers } };
}

/** JSON in the layout and the spelling of the settings, in chunks, as the examples are. */
export function objectReply(value: unknown, settings: Jp1AoSettings, status = 200): Reply {
  const body = writeJson(spelt(value, settings), settings.jsonLayout);
  return { status, contentType: 'application/json', body, chunked: true };
}

/** What an error says. */
export interface Trouble {
  readonly status: RefusalStatus;
  readonly message: string;
  /** The URL that was asked. */
  readonly source: string;
}

/** The vendor's error body (V12 2.1.15). Of its ids only that of the 404 is known; the others are made up and say so. */
export function errorReply({ status, message, source }: Trouble, settings: Jp1AoSettings): Reply {
  const messageID = status === '404' ? 'KNAE02102-E' : `SIM-${status}-E`;
  const body = { errorSource: source, message, messageID, application: 'Automation' };
  const reason = REASONS[status];
  const reply = hasNoBody(status, settings) ?? objectReply(body, settings, Number(status));
  const challenge = status === '401' ? { 'WWW-Authenticate': settings.challenge } : {};
  return withHeaders({ ...reply, ...(reason !== undefined && { reason }) }, challenge);
}

function hasNoBody(status: RefusalStatus, { errorBodies }: Jp1AoSettings): Reply | undefined {
  if (errorBodies === 'json' || !['401', '412', '500'].includes(status)) return undefined;
  const page = pageReply(`${status} ${REASONS[status] ?? 'Unauthorized'}`, Number(status));
  return errorBodies === 'html' ? page : { ...page, body: '' };
}
