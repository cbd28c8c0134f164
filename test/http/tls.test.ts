import { X509Certificate } from 'node:crypto';
import { openConnection, type TlsOptions } from '../../src/http';
import {
  connectTo,
  failureOf,
  neverAborted,
  pem,
  request,
  startHttp,
  startHttps,
  stopAll,
} from './local-servers';

afterEach(stopAll);

const fingerprintOf = (name: string) => new X509Certificate(pem(`${name}.pem`)).fingerprint256;

/** Serves with a certificate and connects; `arrived` counts the requests that the server got. */
async function secured(certificate: string, tls?: TlsOptions) {
  const arrived: string[] = [];
  const url = await startHttps(certificate, (incoming, response) => {
    arrived.push(incoming.url ?? '');
    response.end('ok');
  });
  const { exchange } = connectTo(url, tls && { tls });
  return { arrived, exchange: () => exchange(request(), neverAborted) };
}

const untrusted = {
  kind: 'unavailable',
  effect: 'none',
  message: expect.stringContaining('certificate') as string,
};

it('refuses a self-signed certificate by default', async () => {
  const { exchange, arrived } = await secured('self-signed');
  expect(await failureOf(exchange())).toMatchObject(untrusted);
  expect(arrived).toEqual([]);
});

it('refuses a private authority by default', async () => {
  expect(await failureOf((await secured('signed')).exchange())).toMatchObject(untrusted);
});

it('accepts a private authority that it knows', async () => {
  const { exchange } = await secured('signed', { ca: pem('ca.pem') });
  expect((await exchange()).body).toBe('ok');
});

it('refuses other certificates than its authority signed', async () => {
  const { exchange } = await secured('self-signed', { ca: pem('ca.pem') });
  expect(await failureOf(exchange())).toMatchObject(untrusted);
});

it('accepts a pinned certificate, even a self-signed one', async () => {
  const { exchange } = await secured('self-signed', { fingerprint256: fingerprintOf('self-signed') });
  expect((await exchange()).body).toBe('ok');
  expect((await exchange()).body).toBe('ok');
});

it('takes a fingerprint without colons', async () => {
  const fingerprint256 = fingerprintOf('self-signed').replaceAll(':', '').toLowerCase();
  expect((await (await secured('self-signed', { fingerprint256 })).exchange()).body).toBe('ok');
});

it('refuses every certificate but the pinned one', async () => {
  const { exchange, arrived } = await secured('signed', {
    ca: pem('ca.pem'),
    fingerprint256: fingerprintOf('self-signed'),
    insecureSkipVerify: true,
  });
  const error = await failureOf(exchange());
  expect(error).toMatchObject(untrusted);
  expect(error.message).toContain(fingerprintOf('signed'));
  expect(arrived).toEqual([]);
});

it('accepts anything when told so, and warns', async () => {
  const warned = jest.spyOn(process, 'emitWarning').mockImplementation();
  const { exchange } = await secured('self-signed', { insecureSkipVerify: true });
  expect((await exchange()).body).toBe('ok');
  expect(warned.mock.calls).toEqual([
    [expect.stringContaining('not verified'), { code: 'JOB_CONTROL_TLS_NOT_VERIFIED' }],
  ]);
  warned.mockRestore();
});

it('says when the other side speaks no TLS', async () => {
  const url = (await startHttp(() => {})).replace('http:', 'https:');
  const error = await failureOf(connectTo(url).exchange(request(), neverAborted));
  expect(error).toMatchObject({ kind: 'unavailable', effect: 'none' });
});

it.each([
  ['http://127.0.0.1', { fingerprint256: fingerprintOf('signed') }],
  ['https://127.0.0.1', { fingerprint256: 'abc' }],
])('refuses TLS options that cannot work: %s', (url, tls) => {
  expect(() => openConnection({ url, tls }, [])).toThrow(TypeError);
});
