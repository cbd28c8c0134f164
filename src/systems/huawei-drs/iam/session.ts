import type { Exchange, HttpRequest, HttpResponse } from '../../../http';
import { beforeSending } from '../../shared/failures';
import { membersOf, saidIn } from '../said';
import { tokenRequest, type IamUser } from './requests';
import { sharedFlight } from './shared-flight';
import { tokenOf, type Token } from './token';

/** What a session needs to know. */
export interface SessionPlan {
  readonly user: IamUser;
  /** To IAM. */
  readonly iam: Exchange;
  /** To DRS. */
  readonly drs: Exchange;
  /** Texts that no message may show. It grows by the token in use. */
  readonly secrets: string[];
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** An exchange that authenticates with a token, and the project that the token is for. */
export interface Session {
  readonly exchange: Exchange;
  readonly projectId: (signal: AbortSignal) => Promise<string | undefined>;
}

/**
 * A session of an IAM user. One token is used by all requests until it is to be renewed. A token can die earlier (reference §7): after a
 * 401, or DRS's own 403 for a token, another one is fetched, once, and the request is sent again, which had no effect before.
 */
export function iamSession(plan: SessionPlan): Session {
  const { user, iam, drs, secrets, now = Date.now } = plan;
  let token: Token | undefined;
  const hidden: string[] = [];

  /** The last token may still be quoted by an answer that is on its way. */
  const hide = (value: string): void => {
    secrets.push(value);
    const older = hidden.push(value) > 2 ? hidden.shift() : undefined;
    if (older !== undefined) secrets.splice(secrets.indexOf(older), 1);
  };
  const logIn = sharedFlight(async (signal) => {
    const response = await beforeSending(() => iam(tokenRequest(user), signal));
    const fresh = await beforeSending(() => Promise.resolve().then(() => tokenOf(response, secrets, now())));
    hide(fresh.value);
    return (token = fresh);
  });
  const current = async (signal: AbortSignal): Promise<Token> =>
    token && now() < token.renewAt ? token : logIn(signal);

  return {
    async exchange(request, signal) {
      const used = await current(signal);
      const first = await drs(withToken(request, used), signal);
      if (!isTokenRefused(first)) return first;
      if (token === used) token = { ...used, renewAt: 0 };
      return drs(withToken(request, await current(signal)), signal);
    },
    projectId: async (signal) => (await current(signal)).projectId,
  };
}

function withToken(request: HttpRequest, { value }: Token): HttpRequest {
  return { ...request, headers: { ...request.headers, 'x-auth-token': value } };
}

function isTokenRefused(response: HttpResponse): boolean {
  if (response.status === 401) return true;
  return response.status === 403 && saidIn(membersOf(response)).code === 'DRS.M00100';
}
