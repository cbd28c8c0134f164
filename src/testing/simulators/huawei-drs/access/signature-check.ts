import type { ReceivedRequest } from '../../kit';
import { Refusal } from '../refusal';
import type { AccessKeySetting } from '../settings';
import type { World } from '../world';
import { ALGORITHM, canonicalRequest, signatureOf } from './canonical-request';

const WINDOW_MS = 15 * 60 * 1000;

const AUTHORIZATION = new RegExp(
  `^${ALGORITHM} Access=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$`,
);

/** Checks a request that is signed with an access key; throws a `Refusal` 401. */
export function checkSignature(request: ReceivedRequest, world: World): void {
  const [, id = '', signedHeaders = '', signature] =
    AUTHORIZATION.exec(headerText(request, 'authorization')) ?? [];
  const key = keyOf(id, world);
  const date = headerText(request, 'x-sdk-date');
  if (!(Math.abs(world.clock.now() - timeOf(date)) <= WINDOW_MS)) throw new Refusal('APIGW.0303');
  const names = signedHeaders.split(';');
  if (!names.includes('host') || !names.includes('x-sdk-date')) throw wrong('SignedHeaders');
  const canonical = canonicalRequest({ ...request, header: headersSigned(request, world) }, signedHeaders);
  if (signatureOf(canonical, date, key.secret) !== signature) throw wrong('the signature');
  const { securityToken } = key;
  const shown = headerText(request, 'x-security-token');
  if (securityToken !== undefined && shown !== securityToken) throw wrong('X-Security-Token');
}

function keyOf(id: string, { settings }: World): AccessKeySetting {
  const { accessKeys } = settings();
  const key = Object.hasOwn(accessKeys, id) ? accessKeys[id] : undefined;
  if (!key) throw wrong('the access key');
  return key;
}

function headersSigned(request: ReceivedRequest, { settings }: World): (name: string) => string {
  const { signedHost } = settings();
  return (name) => (name === 'host' && signedHost !== null ? signedHost : headerText(request, name));
}

function wrong(what: string): Refusal {
  return new Refusal('APIGW.0301', `(verify aksk signature fail: ${what})`);
}

/** `YYYYMMDDTHHMMSSZ`; not a number for anything else. */
function timeOf(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));
}

function headerText({ headers }: ReceivedRequest, name: string): string {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}
