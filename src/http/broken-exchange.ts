import { SystemError, type SystemErrorKind } from '../contract';
import { WRONG_FINGERPRINT } from './certificate';
import type { HttpRequest } from './message';
import { redact } from './redact';
import { UnacceptableAnswer } from './response-body';

/** An exchange that broke. */
export interface BrokenExchange {
  readonly request: HttpRequest;
  readonly url: URL;
  /** True from the moment a byte of the request may have been handed to a socket. */
  readonly sent: boolean;
  readonly error: unknown;
  readonly secrets: readonly string[];
}

/** Our own time limits ran out. */
export class TimeLimit extends Error {}

type Cause = readonly [kind: SystemErrorKind, happened: string, advice: string];

const LOOK_AT_HOST = 'check that the system runs and that its URL is right';
const LOOK_AT_CERTIFICATE = 'set tls.ca or tls.fingerprint256 to what the system really has';
const LOOK_AT_STATE = 'whether the system took the request is not known';

const CERTIFICATE_CODES = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/;

/** Why an exchange broke, as an error whose effect is `none` only if no byte of the request was handed to a socket. */
export function brokenExchange(broken: BrokenExchange): SystemError {
  const { request, url, sent, secrets } = broken;
  const [kind, happened, advice] = sent ? causeAfterSending(broken.error) : causeBeforeSending(broken.error);
  const address = `${request.method} ${url.origin}${url.pathname}`;
  return new SystemError({
    kind,
    effect: sent ? 'unknown' : 'none',
    call: request.call,
    message: redact(`${request.call} (${address}) ${happened}; ${advice}.`, secrets),
  });
}

function causeBeforeSending(error: unknown): Cause {
  const code = codeOf(error);
  if (error instanceof TimeLimit) return ['timeout', error.message, 'nothing was sent'];
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return ['timeout', 'could not connect in time', LOOK_AT_HOST];
  if (code === 'UND_ERR_INVALID_ARG')
    return ['invalid-request', `was not sent: ${messageOf(error)}`, 'check the settings'];
  if (code === 'UND_ERR_CLOSED' || code === 'UND_ERR_DESTROYED') {
    return ['unavailable', 'was not sent because the connection is closed', 'the worker is shutting down'];
  }
  if (code === WRONG_FINGERPRINT || CERTIFICATE_CODES.test(code)) {
    return ['unavailable', `does not accept the certificate: ${messageOf(error)}`, LOOK_AT_CERTIFICATE];
  }
  return ['unavailable', `could not connect (${code || messageOf(error)})`, LOOK_AT_HOST];
}

function causeAfterSending(error: unknown): Cause {
  const code = codeOf(error);
  if (error instanceof TimeLimit) return ['timeout', error.message, LOOK_AT_STATE];
  if (error instanceof UnacceptableAnswer) return ['protocol', error.message, LOOK_AT_STATE];
  if (isNotHttp(error)) return ['protocol', 'was answered with something that is not HTTP', LOOK_AT_STATE];
  return [
    'unavailable',
    `lost the connection before its answer was complete (${code || 'closed'})`,
    LOOK_AT_STATE,
  ];
}

/** undici gives its parser's errors no code, and a connection that ends inside an answer is one of them. */
function isNotHttp(error: unknown): boolean {
  if (codeOf(error) === 'UND_ERR_HEADERS_OVERFLOW') return true;
  return error instanceof Error && error.name === 'HTTPParserError' && !error.message.includes('EOF');
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : '';
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').replace(/[.\s]+$/, '');
}
