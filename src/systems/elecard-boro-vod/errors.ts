import { SystemError, type Effect, type SystemErrorKind } from '../../contract';
import { errorForStatus, type HttpResponse } from '../../http';
import { wordsOf } from './words';

const HINTS: Readonly<Record<number, string>> = {
  401: 'With request signing on, check accessId and secret, and the clocks: a signature is valid for one minute.',
  403: "Boro VoD's Nginx denies API access by default (user guide 4.1): allow this worker's address there.",
  404:
    'Boro VoD answers so when "Control API" is not ticked in its admin panel or the Host name on its General tab is not set ' +
    '(user guide 4.1).',
};

type Meaning = readonly [pattern: RegExp, kind: SystemErrorKind, effect: Effect];

/** The vendor documents no error texts above item level. What may have taken effect stands first. */
const MEANINGS: readonly Meaning[] = [
  [/internal (server )?error|time(d|-)? ?out|temporar|try again/i, 'unavailable', 'unknown'],
  [/signature|unauthori[sz]ed|authenticat/i, 'unauthenticated', 'none'],
  [/access|permission|forbidden|not allowed|denied/i, 'forbidden', 'none'],
];

/** The error of an answer that is not 2xx, with what an operator of Boro VoD should look at. */
export function errorOfStatus(response: HttpResponse): SystemError {
  const error = errorForStatus(response, saidIn(response));
  const hint = HINTS[response.status];
  return hint === undefined ? error : error.with({ message: `${error.message} ${hint}` });
}

/** The error of an answer that says no as a whole, under HTTP 200. Retryable only where the words point at the server's own trouble. */
export function errorOfWords(call: string, words: readonly string[]): SystemError {
  const text = words.join('; ');
  const meaning = MEANINGS.find(([pattern]) => pattern.test(text));
  // Words that nobody documents may follow a start that took effect.
  const [, kind, effect] = meaning ?? [/./, 'invalid-request', call === 'TaskStart' ? 'unknown' : 'none'];
  return new SystemError({ kind, effect, call, message: `${call} failed: "${text}".` });
}

/** The error of an answer that is JSON but not the documented reply. It may have taken effect. */
export function unreadableAnswer(call: string, what: string): SystemError {
  const message = `${call} was answered with ${what}, which the Control API does not document.`;
  return new SystemError({ kind: 'protocol', effect: 'unknown', call, message });
}

/** Error texts of a JSON body, or a plain-text body; pages are not quoted. */
function saidIn({ body, headers }: HttpResponse): string {
  try {
    const { error, errors, message } = JSON.parse(body) as Record<string, unknown>;
    return wordsOf(error, errors, message).join('; ');
  } catch {
    return /^text\/plain/i.test(headers['content-type'] ?? '') ? body : '';
  }
}
