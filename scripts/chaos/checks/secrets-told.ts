import { withText } from './with-text';

/** The members of settings whose texts are secrets, or that hold nothing but secrets. */
const SECRET_MEMBER = /^(password|secret|secretKey|securityToken|secrets)$/;

/** What is shorter is an ordinary word, as JP1's own `manager` is: it stands in logs for other reasons. */
const SHORTEST = 8;

/** The secrets that stand in the settings of a system. */
export function secretsOf(settings: unknown, isSecret = false): string[] {
  if (typeof settings === 'string') return isSecret && settings.length >= SHORTEST ? [settings] : [];
  if (typeof settings !== 'object' || settings === null) return [];
  const members = Object.entries(settings).flatMap(([name, value]) =>
    secretsOf(value, isSecret || SECRET_MEMBER.test(name)),
  );
  return [...new Set(members)];
}

/** Nothing that Temporal keeps of a workflow holds a secret. Payloads in it are base64. */
export function secretsTold(history: unknown, secrets: readonly string[]): string[] {
  const text = JSON.stringify(history, withText);
  return secrets.filter((secret) => text.includes(secret)).map((secret) => `a history holds "${secret}"`);
}
