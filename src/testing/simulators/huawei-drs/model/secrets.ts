import { createHash } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../kit';

const SECRET = /pass(word|wd)|pwd|secret|token|cert_key$/i;

/** What the simulator keeps of a secret: enough for a test to see that the right one came. */
export function hashOf(secret: string): string {
  return `sha256:${createHash('sha256').update(secret).digest('hex').slice(0, 16)}`;
}

/** A copy in which the secrets are replaced by their hashes. */
export function masked<T>(value: T): T {
  return changed(value, (_key, secret) => hashOf(secret)) as T;
}

/** A copy without the secrets: endpoints never give their passwords back. */
export function withoutSecrets<T>(value: T): T {
  return changed(value, () => undefined) as T;
}

/** The hashes of all secrets in it. */
export function hashesOf(value: unknown): string[] {
  const hashes: string[] = [];
  changed(value, (_key, secret) => void hashes.push(hashOf(secret)));
  return hashes;
}

type Change = (key: string, secret: string) => string | undefined | void;

/** Looks through objects and lists; `password` also names objects, in IAM's bodies, which are looked through like others. */
function changed(value: unknown, change: Change): unknown {
  if (Array.isArray(value)) return value.map((item) => changed(item, change));
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
    if (!SECRET.test(key) || (typeof member === 'object' && member !== null))
      return [[key, changed(member, change)]];
    const replacement = change(key, String(member));
    return replacement === undefined ? [] : [[key, replacement]];
  });
  return Object.fromEntries(members) satisfies JsonObject;
}
