import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretsOf, secretsTold } from '../../../scripts/chaos/checks/secrets-told';
import { VENDORS } from '../../../scripts/chaos/vendors';

const settings = {
  url: 'http://drs.example',
  iam: { user: 'operator', password: 'canary-password' },
  secrets: { DB: 'canary-database' },
};
const secrets = ['canary-password', 'canary-database'];
const payload = (text: string) => ({ payloads: [{ data: Buffer.from(text).toString('base64') }] });

it('the secrets of settings are found', () => {
  expect(secretsOf(settings)).toEqual(secrets);
});

it('Prime and DRS have secrets of their own', () => {
  const having = VENDORS.filter((vendor) => secretsOf(vendor.settingsFor('http://lab')).length > 0);
  expect(new Set(having.map(({ vendor }) => vendor))).toEqual(new Set(['cisco-prime', 'huawei-drs']));
});

it.each([
  ['a payload', payload('{"password":"canary-password"}'), ['canary-password']],
  ['a message', { failure: { message: 'canary-database is too weak' } }, ['canary-database']],
  ['a reference', payload('{"db_password":"${secret:DB}"}'), []],
])('a history with %s is judged', (_, history, told) => {
  expect(secretsTold(history, secrets)).toEqual(told.map((secret) => `a history holds "${secret}"`));
});

it('payloads of a real history are read', () => {
  const file = join(__dirname, '../../histories/unreleased/remediateJobs.paused-and-resumed.json');
  const history = readFileSync(file, 'utf8');
  expect(history).not.toContain('knownBy');
  expect(secretsTold(JSON.parse(history), ['knownBy'])).toEqual(['a history holds "knownBy"']);
});
