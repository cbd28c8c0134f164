/** Every kind of failed exchange. */
export const SYSTEM_ERROR_KINDS = [
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'invalid-request',
  'rate-limited',
  'unavailable',
  'timeout',
  'protocol',
  'unsupported',
] as const;

/**
 * Why an exchange with a system failed.
 *
 * - `unauthenticated`: the system does not know who we are
 * - `forbidden`: it knows, and does not allow it
 * - `not-found`: the address does not exist (a *job* that does not exist is an outcome, not an error)
 * - `conflict`: the request does not fit the present state
 * - `invalid-request`: the system calls the request wrong
 * - `rate-limited`: too many requests; nothing was done
 * - `unavailable`: not reachable, or failing on its side
 * - `timeout`: no complete answer in time
 * - `protocol`: an answer that cannot be understood
 * - `unsupported`: the system cannot do this at all
 */
export type SystemErrorKind = (typeof SYSTEM_ERROR_KINDS)[number];

/** Whether the failed call may have taken effect all the same. "Never twice" stands on this: when in doubt, `unknown`. */
export type Effect = 'none' | 'unknown';

export interface SystemErrorOptions {
  readonly kind: SystemErrorKind;
  /** One sentence that says what to do. Never holds a secret. */
  readonly message: string;
  readonly effect: Effect;
  /** The vendor's operation, for example `TaskStop`. */
  readonly call: string;
  /** Milliseconds after which the system asked to be called again. */
  readonly retryAfterMs?: number;
  /** The HTTP status, where there was one. */
  readonly httpStatus?: number;
  readonly cause?: unknown;
}

/** A failed exchange. The only error that a `JobSystem` throws, apart from the reason of an aborted signal. */
export class SystemError extends Error {
  readonly kind: SystemErrorKind;
  readonly effect: Effect;
  readonly call: string;
  readonly retryAfterMs: number | undefined;
  readonly httpStatus: number | undefined;

  constructor(options: SystemErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'SystemError';
    this.kind = options.kind;
    this.effect = options.effect;
    this.call = options.call;
    this.retryAfterMs = options.retryAfterMs;
    this.httpStatus = options.httpStatus;
  }

  /** The same failure, described better: for an adapter that knows more than the exchange did. */
  with(changes: Partial<Pick<SystemErrorOptions, 'kind' | 'message' | 'effect'>>): SystemError {
    const { kind, message, effect, call, retryAfterMs, httpStatus, cause } = this;
    return new SystemError({
      ...{ kind, message, effect, call, ...changes },
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...(httpStatus !== undefined && { httpStatus }),
      ...(cause !== undefined && { cause }),
    });
  }
}

/** Whether the same request, sent later, may succeed. Decided here and nowhere else. */
export function canRetryHelp(kind: SystemErrorKind): boolean {
  switch (kind) {
    case 'rate-limited':
    case 'unavailable':
    case 'timeout':
    case 'protocol': // a maintenance page under HTTP 200 passes
    case 'conflict': // states change
      return true;
    case 'unauthenticated':
    case 'forbidden':
    case 'not-found':
    case 'invalid-request':
    case 'unsupported':
      return false;
  }
}
