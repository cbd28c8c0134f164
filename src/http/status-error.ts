import { SystemError, type Effect, type SystemErrorKind } from '../contract';
import type { HttpResponse } from './message';
import { oneLine } from './one-line';
import { retryAfterMs } from './retry-after';

type Meaning = readonly [kind: SystemErrorKind, effect: Effect, advice: string];

const MEANINGS: Readonly<Record<number, Meaning>> = {
  401: ['unauthenticated', 'none', 'check the credentials in the settings'],
  403: ['forbidden', 'none', 'give this account the permission it needs'],
  404: ['not-found', 'none', "check the system's URL and the id"],
  405: ['unsupported', 'none', "check the system's URL and version"],
  408: ['timeout', 'unknown', 'the system gave up waiting for the request'],
  409: ['conflict', 'none', 'the request does not fit the present state'],
  410: ['not-found', 'none', 'what was asked for is gone'],
  429: ['rate-limited', 'none', 'send fewer requests to this system'],
  501: ['unsupported', 'unknown', "check the system's version"],
};

/**
 * The error of an answer that is not 2xx, when the vendor's document says nothing better.
 *
 * @param says the system's own words, for the message; the caller redacts its secrets. Cut after 300 characters.
 */
export function errorForStatus(response: HttpResponse, says?: string): SystemError {
  const [kind, effect, advice] = meaningOf(response.status);
  const retryAfter = retryAfterMs(response.headers['retry-after'], Date.now());
  return new SystemError({
    kind,
    effect,
    call: response.call,
    message: `${response.call} was answered with HTTP ${response.status}${quoted(says)}: ${advice}.`,
    httpStatus: response.status,
    ...(retryAfter !== undefined && { retryAfterMs: retryAfter }),
  });
}

function meaningOf(status: number): Meaning {
  const meaning = MEANINGS[status];
  if (meaning) return meaning;
  if (status >= 500) return ['unavailable', 'unknown', 'the system fails on its side'];
  if (status >= 400) return ['invalid-request', 'none', 'the system calls the request wrong'];
  if (status >= 300)
    // Redirect-after-post answers 303 when the work is done.
    return ['protocol', 'unknown', 'redirects are never followed; set the URL to where the system really is'];
  return ['protocol', 'unknown', 'this answer was not expected'];
}

function quoted(says = ''): string {
  const words = oneLine(says);
  return words === '' ? '' : ` ("${words}")`;
}
