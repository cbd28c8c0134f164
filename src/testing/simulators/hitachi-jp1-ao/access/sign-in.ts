import { Refusal } from '../refusal';
import type { UserSetting } from '../settings';
import type { World } from '../world';

/** Who asks. */
export interface SignedIn extends UserSetting {
  readonly name: string;
  /** The HSSO token that was shown; undefined after a sign-in with a password. */
  readonly token: string | undefined;
}

/** Which of the two ways a request signs in, for the ledger: the credentials themselves are not kept. */
export function schemeOf(authorization: string | undefined): string {
  return authorization?.split(' ')[0] ?? 'none';
}

/** Reads `Basic base64(user:password)` or `HSSO <token>`; throws a `Refusal` 401. */
export function signIn(authorization: string | undefined, { settings, sessions }: World): SignedIn {
  const [scheme = '', credentials = ''] = (authorization ?? '').split(' ');
  const { users } = settings();
  const name = scheme === 'HSSO' ? sessions.userOf(credentials) : basicUser(scheme, credentials, users);
  const user = name !== undefined && Object.hasOwn(users, name) ? users[name] : undefined;
  if (name === undefined || !user) throw new Refusal('401', 'The user does not have login permission.');
  return { ...user, name, token: scheme === 'HSSO' ? credentials : undefined };
}

function basicUser(
  scheme: string,
  credentials: string,
  users: Readonly<Record<string, UserSetting>>,
): string | undefined {
  if (scheme !== 'Basic') return undefined;
  const [name = '', ...password] = Buffer.from(credentials, 'base64').toString('utf8').split(':');
  const user = Object.hasOwn(users, name) ? users[name] : undefined;
  return user?.password === password.join(':') ? name : undefined;
}
