import { connectionOptions, connectionSchema } from '../../../src/systems/shared/connection';
import { pem } from '../../http/local-servers';

const options = (settings: object) =>
  connectionOptions(connectionSchema.parse({ url: 'https://lab.example', ...settings }));
const isAccepted = (settings: object) =>
  connectionSchema.safeParse({ url: 'https://lab.example', ...settings }).success;

it('leaves out what the operator left out', () => {
  expect(options({})).toEqual({ url: 'https://lab.example' });
  expect(options({ tls: {} })).toEqual({ url: 'https://lab.example', tls: {} });
});

it('gives every option in its unit', () => {
  const fingerprint256 = 'ab'.repeat(32);
  const settings = { connectTimeout: '2s', timeout: 500, maxResponseBytes: 9, connections: 2 };
  expect(options({ ...settings, tls: { ca: pem('ca.pem'), fingerprint256 } })).toEqual({
    url: 'https://lab.example',
    connectTimeoutMs: 2000,
    exchangeTimeoutMs: 500,
    maxResponseBytes: 9,
    connections: 2,
    tls: { ca: pem('ca.pem'), fingerprint256 },
  });
});

it.each([
  { url: 'ftp://lab.example' },
  { url: 'http://user:word@lab.example' },
  { timeout: 0 },
  { connectTimeout: 'soon' },
  { connections: 0 },
  { maxResponseBytes: 1.5 },
  { tls: { ca: '/etc/ca.pem' } },
  { tls: { fingerprint256: 'ab' } },
  { tls: { fingerprint256: 'ab'.repeat(32), insecureSkipVerify: true } },
  { tls: { verify: false } },
  { url: 'http://lab.example', tls: { insecureSkipVerify: true }, retries: 3 },
])('refuses %j', (settings) => {
  expect(isAccepted(settings)).toBe(false);
});
