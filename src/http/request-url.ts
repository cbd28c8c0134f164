import { SystemError } from '../contract';
import type { HttpRequest } from './message';

/**
 * Reads a system's base URL.
 * @throws TypeError when it is not an http or https URL, or has a user name, password, query or fragment.
 */
export function baseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    throw new TypeError('The base URL must be an http or https URL.');
  }
  if (url.username !== '' || url.password !== '' || /[?#]/.test(text)) {
    throw new TypeError('The base URL must have no user name, password, query or fragment.');
  }
  return url;
}

/**
 * The URL of one request: the base's origin and path, then the request's segments, each percent-encoded on its own, then its query.
 * @throws SystemError `invalid-request`, effect `none`, for a segment that is empty, `.`, `..` or has control characters, for text that
 * is not valid Unicode, and for a base that is not a base URL.
 */
export function requestUrl(base: string, request: HttpRequest): URL {
  try {
    const start = baseUrl(base);
    const path = request.path.map((segment) => `/${encodedSegment(segment)}`).join('');
    const url = new URL(start.origin + start.pathname.replace(/\/+$/, '') + path + encodedQuery(request));
    if (url.origin !== start.origin) throw new TypeError('The URL would leave the origin of the base URL.');
    return url;
  } catch (error) {
    throw refusedUrl(request, error);
  }
}

function encodedSegment(segment: string): string {
  if (segment === '' || segment === '.' || segment === '..') {
    throw new TypeError(`A path segment must not be ${segment === '' ? 'empty' : `'${segment}'`}.`);
  }
  // eslint-disable-next-line no-control-regex -- exactly these are refused
  if (/[\u0000-\u001f\u007f-\u009f]/.test(segment)) {
    throw new TypeError('A path segment must not have control characters.');
  }
  return encodeURIComponent(segment);
}

function encodedQuery({ query = [] }: HttpRequest): string {
  const pairs = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function refusedUrl(request: HttpRequest, error: unknown): SystemError {
  const why = error instanceof URIError ? 'Its address is not valid Unicode.' : (error as Error).message;
  return new SystemError({
    kind: 'invalid-request',
    effect: 'none',
    call: request.call,
    message: `${request.call} (${request.method}) was not sent: ${why} Check the job id and the system's URL.`,
  });
}
