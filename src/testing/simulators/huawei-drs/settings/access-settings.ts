import {
  anInteger,
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

/** Somebody who can ask IAM for a token. */
export interface UserSetting {
  readonly password: string;
  /** The name of the account. */
  readonly domain: string;
}

/** A key that signs requests. */
export interface AccessKeySetting {
  readonly secret: string;
  /** For a temporary key: what X-Security-Token must say. */
  readonly securityToken?: string;
}

/** A project; DRS paths name its id. */
export interface ProjectSetting {
  readonly id: string;
  readonly name: string;
}

/** Who gets in, where, and for how long. */
export interface AccessSettings {
  /** By name; default `operator` of the account `ACCOUNT` with the password `simulated-password`. */
  readonly users: Readonly<Record<string, UserSetting>>;
  /** By access key id; default `AKSIMULATED` with the secret `simulated-secret`. */
  readonly accessKeys: Readonly<Record<string, AccessKeySetting>>;
  /** Default: that of the vendor's stop page, named `cn-north-4`. Jobs belong to the first unless they say otherwise. */
  readonly projects: readonly ProjectSetting[];
  /** Milliseconds; default 24 hours, as documented. */
  readonly tokenLifetimeMs: number;
  /** How many DRS calls a token lives for, whatever its expires_at says; default null, any number. */
  readonly tokenCalls: number | null;
  /** What answers a token that has died; default APIGW.0301. */
  readonly deadTokenCode: 'APIGW.0301' | 'APIGW.0307' | 'DRS.M00100';
  /** What answers somebody who asks in a project that is not his; default DRS.M00102, a 403 like the others. */
  readonly foreignProjectCode: 'DRS.M00102' | 'DRS.M00261' | 'APIGW.0302' | 'APIGW.0304';
  /** The host that clients sign, where something between them and the simulator changes it; default null: as received. */
  readonly signedHost: string | null;
}

export const ACCESS_DEFAULTS: AccessSettings = {
  users: { operator: { password: 'simulated-password', domain: 'ACCOUNT' } },
  accessKeys: { AKSIMULATED: { secret: 'simulated-secret' } },
  projects: [{ id: '054ba152d480d55b2f5dc0069e7ddef0', name: 'cn-north-4' }],
  tokenLifetimeMs: 24 * 60 * 60 * 1000,
  tokenCalls: null,
  deadTokenCode: 'APIGW.0301',
  foreignProjectCode: 'DRS.M00102',
  signedHost: null,
};

const aUser: Check<UserSetting> = (value, name) => {
  const user = fieldsOf(value, name, { password: anyText, domain: aText });
  requireFields(user, name, ['password', 'domain']);
  return { password: user.password ?? '', domain: user.domain ?? '' };
};

const aKey: Check<AccessKeySetting> = (value, name) => {
  const key = fieldsOf(value, name, { secret: aText, securityToken: aText });
  requireFields(key, name, ['secret']);
  return { ...key, secret: key.secret ?? '' };
};

const aProject: Check<ProjectSetting> = (value, name) => {
  const project = fieldsOf(value, name, { id: aText, name: aText });
  requireFields(project, name, ['id', 'name']);
  return { id: project.id ?? '', name: project.name ?? '' };
};

export const ACCESS_FIELDS = {
  users: mapOf(aUser),
  accessKeys: mapOf(aKey),
  projects: listOf(aProject),
  tokenLifetimeMs: milliseconds,
  tokenCalls: orNull(anInteger()),
  deadTokenCode: oneOf(['APIGW.0301', 'APIGW.0307', 'DRS.M00100']),
  foreignProjectCode: oneOf(['DRS.M00102', 'DRS.M00261', 'APIGW.0302', 'APIGW.0304']),
  signedHost: orNull(aText),
};
