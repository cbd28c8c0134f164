import { SystemError } from '../../contract';
import { errorForStatus, redact, type HttpResponse } from '../../http';
import { documentOf } from './document';
import { textOf, type Element } from './wire/element';

/** The texts of the rate limiter; numbers in them carry thousands separators. */
const RATE_LIMIT = /PRS-303|NBI (Global )?Rate limit|concurrent query count exceeded/i;

const HINTS: Readonly<Record<number, string>> = {
  400: 'Prime calls the request wrong: check version and format in the settings, and the submission if it was one.',
  404: 'Prime answers so for what does not exist, and for an API version that it does not have: check url and version in the settings.',
  406: 'Prime cannot answer in this format: check format in the settings.',
  415: 'Prime does not take this format: check format in the settings.',
};

/** What this module knows of randomness: a number from 0 up to 1. */
export type Random = () => number;

/**
 * The error of an answer that is not 2xx. Of the answer only the message of its errorDocument is quoted, never a page.
 *
 * @param secrets texts that the message may not show
 */
export function errorOfStatus(
  response: HttpResponse,
  secrets: readonly string[],
  random: Random = Math.random,
): SystemError {
  const said = saidIn(response);
  const error = errorForStatus(response, redact(said, secrets));
  if (response.status === 503 && RATE_LIMIT.test(said)) return rateLimited(error, random);
  const hint = HINTS[response.status];
  return hint === undefined ? error : error.with({ message: `${error.message} ${hint}` });
}

/** The error of an answer that is not what the API documents. It may have taken effect. */
export function unreadableAnswer(call: string, what: string): SystemError {
  const message = `${call} was answered with ${what}, which Prime's API does not document.`;
  return new SystemError({ kind: 'protocol', effect: 'unknown', call, message });
}

/** The error for what the caller gave. Nothing was sent. */
export function invalidRequest(call: string, message: string): SystemError {
  return new SystemError({ kind: 'invalid-request', effect: 'none', call, message });
}

/** Rejected before anything was done. No Retry-After is documented; clients that come back at one moment are rejected again. */
function rateLimited(error: SystemError, random: Random): SystemError {
  const { call, message, httpStatus = 503, retryAfterMs = 1_000 + Math.floor(4_000 * random()) } = error;
  return new SystemError({ kind: 'rate-limited', effect: 'none', call, message, httpStatus, retryAfterMs });
}

/** `message` and `id` of an errorDocument; nothing where the body is empty, a page, or anything else. */
function saidIn(response: HttpResponse): string {
  try {
    const document = documentOf(response);
    return isErrorDocument(document) ? wordsOf(document) : '';
  } catch {
    return '';
  }
}

/** Whether the answer says no, whatever its HTTP status. */
export function isErrorDocument(document: Element): boolean {
  return document.name === 'errorDocument';
}

function wordsOf(document: Element): string {
  const message = textOf(document, 'message') ?? '';
  const id = textOf(document, 'id') ?? '';
  return message.includes(id.replace(/^presentation\./, '')) ? message : `${message} ${id}`.trim();
}
