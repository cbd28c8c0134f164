import assert from 'node:assert/strict';
import { inspect } from 'node:util';

const MASK = '<the secret>';
const CONTEXT = 200;

/** Nothing that leaves an adapter shows a secret: not a message, a stack, a cause or a member, and not encoded either. */
export function requireNoSecret(value: unknown, secrets: readonly string[]): void {
  const text = inspect(value, {
    depth: Infinity,
    showHidden: true,
    maxArrayLength: null,
    maxStringLength: null,
  });
  const shown = secrets.find((secret) => formsOf(secret).some((form) => text.includes(form)));
  if (shown === undefined) return;
  assert.fail(
    `secret number ${secrets.indexOf(shown) + 1} of the stage is shown: ${around(text, formsOf(shown))}`,
  );
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  return [secret, encodeURIComponent(secret), bytes.toString('base64'), bytes.toString('base64url')];
}

/** The place where it is shown, without it. */
function around(text: string, forms: readonly string[]): string {
  const masked = forms.reduce((rest, form) => rest.replaceAll(form, MASK), text);
  const place = masked.indexOf(MASK);
  return masked.slice(Math.max(place - CONTEXT, 0), place + CONTEXT).replace(/\s+/g, ' ');
}
