import {
  aFlag,
  anyText,
  aText,
  fieldsOf,
  listOf,
  mapOf,
  milliseconds,
  oneOf,
  orNull,
  requireFields,
  type Check,
} from '../../kit';

/** The roles that may use tasks; `none` may not. */
export const ROLES = ['Admin', 'Develop', 'Modify', 'Submit', 'none'] as const;

/** Somebody who can sign in. */
export interface UserSetting {
  readonly password: string;
  /** Default Admin. */
  readonly role?: (typeof ROLES)[number];
  /** The groups whose tasks the user sees; default: all. */
  readonly serviceGroups?: readonly string[];
}

/** Who gets in, and for how long. */
export interface AccessSettings {
  /** By name; default `system` with the password `manager`, as in the vendor's examples. */
  readonly users: Readonly<Record<string, UserSetting>>;
  /** Milliseconds; default 1 000 000, as documented. */
  readonly tokenLifetimeMs: number;
  /** What becomes of a token when a reply has brought a new one; default valid. */
  readonly replacedTokens: 'valid' | 'refused';
  /** Whether a restart of the service forgets all tokens; default true. */
  readonly restartDropsTokens: boolean;
  /** `WWW-Authenticate` of a 401; default `Basic realm="Automation"`. */
  readonly challenge: string;
  /** What answers a user whose role is not enough; default 403. */
  readonly permissionDenied: '401' | '403';
  /** False: everything is answered with 412; default true. */
  readonly available: boolean;
  /** The Accept-Language values that are taken, e.g. only `ja` by V10; others get 406. Default null, all. */
  readonly languages: readonly string[] | null;
}

export const ACCESS_DEFAULTS: AccessSettings = {
  users: { system: { password: 'manager' } },
  tokenLifetimeMs: 1_000_000,
  replacedTokens: 'valid',
  restartDropsTokens: true,
  challenge: 'Basic realm="Automation"',
  permissionDenied: '403',
  available: true,
  languages: null,
};

const aUser: Check<UserSetting> = (value, name) => {
  const user = fieldsOf(value, name, { password: anyText, role: oneOf(ROLES), serviceGroups: listOf(aText) });
  requireFields(user, name, ['password']);
  return { ...user, password: user.password ?? '' };
};

export const ACCESS_FIELDS = {
  users: mapOf(aUser),
  tokenLifetimeMs: milliseconds,
  replacedTokens: oneOf(['valid', 'refused']),
  restartDropsTokens: aFlag,
  challenge: aText,
  permissionDenied: oneOf(['401', '403']),
  available: aFlag,
  languages: orNull(listOf(aText)),
};
