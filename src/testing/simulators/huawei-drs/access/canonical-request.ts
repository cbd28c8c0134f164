import { createHash, createHmac } from 'node:crypto';
import type { ReceivedRequest } from '../../kit';

/** The algorithm's name, as it stands in Authorization and in the text to sign. */
export const ALGORITHM = 'SDK-HMAC-SHA256';

/** A request as far as it is signed. */
export type SignableRequest = Pick<ReceivedRequest, 'method' | 'path' | 'query' | 'body'> & {
  /** The values of the headers, by their names in small letters. */
  readonly header: (name: string) => string;
};

/** Method, path with a slash at its end, sorted query, signed headers, their names and the hash of the body: a line each. */
export function canonicalRequest(request: SignableRequest, signedHeaders: string): string {
  const headers = signedHeaders.split(';').map((name) => `${name}:${request.header(name).trim()}\n`);
  return [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    headers.join(''),
    signedHeaders,
    sha256(request.body),
  ].join('\n');
}

/** The signature, hexadecimal. `date` is X-Sdk-Date. */
export function signatureOf(canonical: string, date: string, secret: string): string {
  const text = [ALGORITHM, date, sha256(canonical)].join('\n');
  return createHmac('sha256', secret).update(text).digest('hex');
}

function canonicalPath(path: string): string {
  const segments = path.split('/').map((segment) => encode(decode(segment)));
  return segments.join('/').replace(/\/?$/, '/');
}

function canonicalQuery(query: URLSearchParams): string {
  const pairs = [...query].map(([name, value]) => [encode(name), encode(value)] as const);
  const order = ([name, value]: readonly [string, string]): string => `${name}\n${value}`;
  pairs.sort((one, other) => (order(one) < order(other) ? -1 : 1));
  return pairs.map((pair) => pair.join('=')).join('&');
}

/** RFC 3986: everything but letters, digits and four signs. */
function encode(text: string): string {
  const code = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, code);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function sha256(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}
