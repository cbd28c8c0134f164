import fc from 'fast-check';
import { redact } from '../../src/http';

const secret = 'pa/s+s "wörd"&<1>';

it.each([
  ['as it is', secret],
  ['percent-encoded', encodeURIComponent(secret)],
  ['percent-encoded in lower case', encodeURIComponent(secret).replace(/%../g, (hex) => hex.toLowerCase())],
  ['form-encoded', new URLSearchParams({ p: secret }).toString().slice(2)],
  ['in JSON', JSON.stringify(secret).slice(1, -1)],
  ['in XML', 'pa/s+s &quot;wörd&quot;&amp;&lt;1&gt;'],
  ['in base64', Buffer.from(secret).toString('base64')],
  ['in base64url', Buffer.from(secret).toString('base64url')],
])('hides a secret %s', (_, form) => {
  expect(redact(`before ${form} after`, [secret])).toBe('before [redacted] after');
});

it.each(['', 'u', 'us'])('hides it in base64 after %j', (user) => {
  const credentials = Buffer.from(`${user}:${secret}`).toString('base64');
  const core = Buffer.from(secret).toString('base64').slice(4, -4);
  const hidden = redact(`x ${credentials}`, [secret]);
  expect(hidden).toContain('[redacted]');
  expect(hidden).not.toContain(core);
});

it('hides the longest secret first', () => {
  expect(redact('token1234', ['token', 'token1234'])).toBe('[redacted]');
});

it('leaves its own mask alone', () => {
  expect(redact('my redacted', ['redacted'])).toBe('my [redacted]');
});

it('ignores secrets shorter than four characters', () => {
  expect(redact('abc', ['abc', ''])).toBe('abc');
});

it.each([
  ['Authorization: Digest username="a", response="canary"', /canary/],
  ['"authorization":"canary"', /canary/],
  ['Set-Cookie: SESSION=canary; Path=/', /canary/],
  ['X-Auth-Token: canary', /canary/],
  ['sent with Bearer canary-canary', /canary/],
  ['{"accessToken":"canary"}', /canary/],
  ['?api_key=1&apikey=canary', /canary/],
])('hides credentials that it does not know: %s', (text, canary) => {
  expect(redact(text, [])).not.toMatch(canary);
});

it('leaves other text as it is', () => {
  const text = 'TaskStop (POST https://host/jobs/7) was refused: no basic rights, the token has expired';
  expect(redact(text, ['secret'])).toBe(text);
});

it('hides every secret in every text', () => {
  const anySecret = fc
    .string({ unit: 'binary', minLength: 4, maxLength: 30 })
    .filter((text) => !'[redacted]'.includes(text) && !text.includes('\n'));
  fc.assert(
    fc.property(fc.string(), anySecret, fc.string(), (before, hidden, after) => {
      expect(redact(before + hidden + after, [hidden]).replaceAll('[redacted]', '\n')).not.toContain(hidden);
    }),
  );
});
