import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { ReceivedRequest } from '../kit';

const WINDOW_MS = 60_000;

/** The text that a signature signs: method, content type, content hash, path and date, with commas between them. */
export function canonicalText(request: Pick<ReceivedRequest, 'method' | 'path' | 'headers'>): string {
  const { headers } = request;
  const hash = headerText(headers['x-authorization-content-sha256']);
  return [request.method, headers['content-type'] ?? '', hash, request.path, headers.date ?? ''].join(',');
}

/** The signature, base64, with a secret that is base64 itself. */
export function signatureOf(canonical: string, secret: string): string {
  return createHmac('sha256', Buffer.from(secret, 'base64')).update(canonical).digest('base64');
}

/** The content hash of a body, base64. */
export function contentHash(body: Buffer | string): string {
  return createHash('sha256').update(body).digest('base64');
}

/** Why the signature does not hold, or undefined when it does. `now` is in milliseconds since 1970. */
export function whyUnsigned(
  request: ReceivedRequest,
  keys: Readonly<Record<string, string>>,
  now: number,
): string | undefined {
  const { authorization = '', date = '' } = request.headers;
  const [, accessId = '', signature = ''] = /^APIAuth-HMAC-SHA256 ([^:]+):(\S+)$/.exec(authorization) ?? [];
  const secret = Object.hasOwn(keys, accessId) ? keys[accessId] : undefined;
  if (secret === undefined) return 'Unknown or missing access id';
  // The signature lives for one minute; a clock that is ahead is no better than one that is behind.
  if (!(Math.abs(now - Date.parse(date)) <= WINDOW_MS)) return 'Date is outside the window of one minute';
  const hash = headerText(request.headers['x-authorization-content-sha256']);
  if (!same(hash, contentHash(request.body))) return 'The content hash does not match the body';
  if (!same(signature, signatureOf(canonicalText(request), secret))) return 'The signature does not match';
  return undefined;
}

function headerText(value: string | string[] | undefined): string {
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}

function same(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
