import {
  aFlag,
  anInteger,
  anyText,
  fieldsOf,
  listOf,
  mapOf,
  oneOf,
  requireFields,
  type Check,
} from '../../kit';

/** What a user may do: read with GET, write with PUT. */
export const GROUPS = ['NBI Read', 'NBI Write'] as const;

/** Somebody who can sign in. */
export interface UserSetting {
  readonly password: string;
  /** Default both. */
  readonly groups?: readonly (typeof GROUPS)[number][];
}

/** Who gets in. */
export interface AccessSettings {
  /** By name; default `nbi` with the password `nbi-password`. */
  readonly users: Readonly<Record<string, UserSetting>>;
  /** What answers a request without credentials: a redirect to the login page (default), or 401. */
  readonly withoutCredentials: '302' | '401';
  /** What answers wrong credentials: 401 (default, as clients see it), or the redirect of newer guides. */
  readonly badCredentials: '302' | '401';
  /** The body of a 401; default html. */
  readonly unauthorizedBody: 'html' | 'empty';
  /** How many connections of a user may be open; one more gets 401 though the password is right. Default 5, -1 is off. */
  readonly maxSessionsPerUser: number;
  /** Whether answers set a JSESSIONID that signs in without a password and joins its session; default false. */
  readonly sessionCookies: boolean;
}

export const ACCESS_DEFAULTS: AccessSettings = {
  users: { nbi: { password: 'nbi-password' } },
  withoutCredentials: '302',
  badCredentials: '401',
  unauthorizedBody: 'html',
  maxSessionsPerUser: 5,
  sessionCookies: false,
};

const aUser: Check<UserSetting> = (value, name) => {
  const user = fieldsOf(value, name, { password: anyText, groups: listOf(oneOf(GROUPS)) });
  requireFields(user, name, ['password']);
  return { ...user, password: user.password ?? '' };
};

export const ACCESS_FIELDS = {
  users: mapOf(aUser),
  withoutCredentials: oneOf(['302', '401']),
  badCredentials: oneOf(['302', '401']),
  unauthorizedBody: oneOf(['html', 'empty']),
  maxSessionsPerUser: anInteger(-1),
  sessionCookies: aFlag,
};
