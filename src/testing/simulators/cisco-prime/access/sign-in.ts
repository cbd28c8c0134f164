import { readBasic, type ReceivedRequest } from '../../kit';
import { Refusal } from '../refusal';
import type { UserSetting } from '../settings';
import type { World } from '../world';
import type { SignInRefusal } from './traffic';

/** Who asks. */
export interface SignedIn extends UserSetting {
  readonly name: string;
  /** True when a session's cookie signed in. */
  readonly byCookie: boolean;
}

/** Reads `Basic base64(user:password)`, or the cookie of a session where there are such. Throws a `Refusal`, 302 or 401. */
export function signIn(request: ReceivedRequest, world: World): SignedIn {
  const { users, sessionCookies, maxSessionsPerUser } = world.settings();
  const bySession = sessionCookies ? world.sessions.userOf(request) : undefined;
  const name = bySession ?? basicUser(request, world);
  const user = Object.hasOwn(users, name) ? users[name] : undefined;
  if (!user) throw turnedAway('badCredentials', world);
  if (bySession === undefined && !world.sessions.enter(name, request.connection, maxSessionsPerUser)) {
    throw turnedAway('tooManySessions', world);
  }
  return { ...user, name, byCookie: bySession !== undefined };
}

function basicUser({ headers }: ReceivedRequest, world: World): string {
  if (!headers.authorization) throw turnedAway('noCredentials', world);
  const { users } = world.settings();
  const { name = '', password } = readBasic(headers.authorization) ?? {};
  if (Object.hasOwn(users, name) && users[name]?.password === password) return name;
  throw turnedAway('badCredentials', world);
}

/** Too many sessions look like a wrong password (PI 3.0 FAQ). */
function turnedAway(why: SignInRefusal, { settings, traffic }: World): Refusal {
  traffic.refused(why);
  const { withoutCredentials, badCredentials } = settings();
  const statuses = { noCredentials: withoutCredentials, badCredentials, tooManySessions: '401' } as const;
  return new Refusal(statuses[why], 'The user is not signed in');
}
