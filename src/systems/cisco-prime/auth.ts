import { SystemError } from '../../contract';
import { errorForStatus, type Exchange, type HttpResponse } from '../../http';
import { basic, type Account } from '../shared/basic-auth';
import { isPage } from './document';

/** When a refusal is believed. */
export interface Patience {
  /** How many refusals in a row are taken for passing. */
  readonly refusalRetries: number;
  /** Milliseconds since the epoch. Default: the clock. */
  readonly now?: () => number;
}

/** A sixth session gets 401 though the password is right, so whoever was refused comes back a little later. */
const RETRY_AFTER_MS = 2_000;

/** A page under 200 is no clear word: a maintenance page passes. */
const PAGES_THAT_MAY_PASS = 2;

/** Refusals of requests that were under way together are one. */
const ONE_STRIKE_MS = 1_000;

/** Refusals further apart are not in a row. */
const FORGOTTEN_AFTER_MS = 600_000;

/**
 * An exchange that signs in with every request, and gives no answer that says "sign in first": 401, a redirect to the login page and a
 * page under HTTP 200 are `unauthenticated`, 403 is `forbidden`, but the first ones in a row only `unavailable` (a page: `protocol`),
 * because Prime refuses so too when it has too many sessions or requests (reference: PI 3.0 FAQ). Nothing is sent twice here.
 */
export function signedInExchange(exchange: Exchange, account: Account, patience: Patience): Exchange {
  const authorization = basic(account);
  const { refusalRetries } = patience;
  const [signIn, permission] = [strikes(patience.now), strikes(patience.now)];
  return async (request, signal) => {
    const response = await exchange({ ...request, headers: { ...request.headers, authorization } }, signal);
    if (isLoginAnswer(response)) throw refusedSignIn(response, signIn.next() > refusalRetries);
    if (isSuccess(response) && isPage(response)) {
      throw loginPage(response, signIn.next() > Math.max(refusalRetries, PAGES_THAT_MAY_PASS));
    }
    if (response.status === 403) throw refusedPermission(response, permission.next() > refusalRetries);
    if (isSuccess(response)) [signIn, permission].forEach((counter) => counter.reset());
    return response;
  };
}

interface Strikes {
  /** How many there are in a row, with this one. */
  next(): number;
  reset(): void;
}

function strikes(now: () => number = Date.now): Strikes {
  let count = 0;
  let last = 0;
  return {
    next() {
      const age = now() - last;
      if (count > 0 && age < ONE_STRIKE_MS) return count;
      count = age > FORGOTTEN_AFTER_MS ? 1 : count + 1;
      last = now();
      return count;
    },
    reset: () => void (count = 0),
  };
}

/** 401, and a redirect that names the login page or, as one client saw it, nothing at all. */
function isLoginAnswer({ status, headers }: HttpResponse): boolean {
  const location = headers['location'];
  return (
    status === 401 || (status === 302 && (location === undefined || /login|logon|sign-?in/i.test(location)))
  );
}

function isSuccess({ status }: HttpResponse): boolean {
  return status >= 200 && status <= 299;
}

function refusedSignIn(response: HttpResponse, isBelieved: boolean): SystemError {
  const { call, status } = response;
  const where = status === 302 ? ' (to the login page)' : '';
  const message =
    `${call} was answered with HTTP ${status}${where}: check user and password, that the account may use the NBI, ` +
    'and that no other program keeps its sessions busy: a user has five.';
  return refusal(response, { kind: isBelieved ? 'unauthenticated' : 'unavailable', effect: 'none', message });
}

function loginPage(response: HttpResponse, isBelieved: boolean): SystemError {
  const message =
    `${response.call} was answered with a web page under HTTP ${response.status}: ` +
    'a login or maintenance page. Check url, user and password.';
  return refusal(response, { kind: isBelieved ? 'unauthenticated' : 'protocol', effect: 'unknown', message });
}

function refusedPermission(response: HttpResponse, isBelieved: boolean): SystemError {
  const { message } = errorForStatus(response);
  const hint = 'Reading needs the group NBI Read, everything else NBI Write.';
  return refusal(response, {
    kind: isBelieved ? 'forbidden' : 'unavailable',
    effect: 'none',
    message: `${message} ${hint}`,
  });
}

function refusal(
  { call, status }: HttpResponse,
  what: Pick<SystemError, 'kind' | 'effect' | 'message'>,
): SystemError {
  const { kind, effect, message } = what;
  const isPassing = kind === 'unavailable' || kind === 'protocol';
  return new SystemError({
    ...{ kind, effect, message, call, httpStatus: status },
    ...(isPassing && { retryAfterMs: RETRY_AFTER_MS }),
  });
}
