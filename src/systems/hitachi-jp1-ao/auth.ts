import { SystemError } from '../../contract';
import type { Exchange, HttpRequest, HttpResponse } from '../../http';
import { basic, type Account } from '../shared/basic-auth';
import { errorOf401 } from './errors';
import { userInformation } from './requests';

/** A token times out 1,000 seconds after it was issued (V10 AOGR0162). It is not used in the last 100 of them. */
const TOKEN_LIFE_MS = 900_000;

/**
 * An exchange that authenticates: first with user and password, then with the HSSO token that every 200 hands out in
 * `WWW-Authenticate`, which is no challenge there. A 401 to a token is answered with one more login.
 *
 * @param now milliseconds since the epoch
 */
export function sessionExchange(
  exchange: Exchange,
  account: Account,
  now: () => number = Date.now,
): Exchange {
  let session: { readonly token: string; readonly since: number } | undefined;

  const sendWith = async (authorization: string, request: HttpRequest, signal: AbortSignal) => {
    const response = await exchange({ ...request, headers: { ...request.headers, authorization } }, signal);
    const token = tokenIn(response);
    if (token !== undefined && token !== session?.token) session = { token, since: now() };
    return response;
  };

  return async (request, signal) => {
    const used = session && now() - session.since < TOKEN_LIFE_MS ? session : undefined;
    const first = await sendWith(used ? `HSSO ${used.token}` : basic(account), request, signal);
    if (first.status !== 401) return first;
    if (session === used) session = undefined;
    const last = used ? await sendWith(basic(account), request, signal) : first;
    if (last.status !== 401) return last;
    throw errorOf401(last, await isKnown(() => sendWith(basic(account), userInformation(), signal)));
  };
}

/** The token handed out with a success. Its shape differs from version to version and is never looked at. */
function tokenIn({ status, headers }: HttpResponse): string | undefined {
  if (status < 200 || status > 299) return undefined;
  return /(?:^|,)\s*HSSO\s+([^\s,]+)/i.exec(headers['www-authenticate'] ?? '')?.[1];
}

/** Every account may read its own information, so this tells a wrong password from a missing permission. */
async function isKnown(askForUser: () => Promise<HttpResponse>): Promise<boolean> {
  try {
    const { status } = await askForUser();
    return status >= 200 && status < 300;
  } catch (error) {
    if (error instanceof SystemError) return false;
    throw error;
  }
}
