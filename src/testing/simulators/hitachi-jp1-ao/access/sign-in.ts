import { readBasic } from '../../kit';
import { Refusal } from '../refusal';
import type { UserSetting } from '../settings';
import type { World } from '../world';

/** Who asks. */
export interface SignedIn extends UserSetting {
  readonly name: string;
  /** The HSSO token that was shown; undefined after a sign-in with a password. */
  readonly token: string | undefined;
}

/** Reads `Basic base64(user:password)` or `HSSO <token>`; throws a `Refusal` 401. */
export function signIn(authorization: string | undefined, { settings, sessions }: World): SignedIn {
  const [scheme = '', credentials = ''] = (authorization ?? '').split(' ');
  const { users } = settings();
  const name = scheme === 'HSSO' ? sessions.userOf(credentials) : basicUser(authorization, users);
  const user = name !== undefined && Object.hasOwn(users, name) ? users[name] : undefined;
  if (name === undefined || !user) throw new Refusal('401', 'The user does not have login permission.');
  return { ...user, name, token: scheme === 'HSSO' ? credentials : undefined };
}

function basicUser(
  authorization: string | undefined,
  users: Readonly<Record<string, UserSetting>>,
): string | undefined {
  const { name = '', password } = readBasic(authorization) ?? {};
  const user = Object.hasOwn(users, name) ? users[name] : undefined;
  return user?.password === password ? name : undefined;
}
