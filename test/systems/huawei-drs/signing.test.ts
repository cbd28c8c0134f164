import { createHash } from 'node:crypto';
import type { HttpRequest } from '../../../src/http';
import { detail } from '../../../src/systems/huawei-drs/v5/requests';
import { authorizationFor, canonicalRequest, signedExchange } from '../../../src/systems/huawei-drs/signing';
import { answer, CALL, JOB, PROJECT } from './scripted-server';

/** The example of the vendor's "AK/SK Signing and Authentication Algorithm", with the secret key that its page gives. */
const EXAMPLE = {
  method: 'GET',
  url: new URL(
    'https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0',
  ),
  headers: {
    'x-sdk-date': '20191115T033655Z',
    host: 'service.region.example.com',
    'content-type': 'application/json',
  },
  body: '',
};
const KEY = { accessKey: 'QTWAOYTTINDUT2QVKYUC', secretKey: 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc' };

describe("the vendor's example of a signature", () => {
  it('has its canonical request', () => {
    const hash = createHash('sha256').update(canonicalRequest(EXAMPLE)).digest('hex');
    expect(hash).toBe('b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a');
  });

  it('has its signature', () => {
    expect(authorizationFor(KEY, EXAMPLE)).toBe(
      'SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, SignedHeaders=content-type;host;x-sdk-date, ' +
        'Signature=7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe',
    );
  });
});

describe('a canonical request', () => {
  it('is encoded as RFC 3986 has it, and sorted', () => {
    const url = new URL("https://drs.example/a%20b/(c)?z=1&a=2,3&a=1'");
    const lines = canonicalRequest({ ...EXAMPLE, url }).split('\n');
    expect(lines.slice(1, 3)).toEqual(['/a%20b/%28c%29/', 'a=1%27&a=2%2C3&z=1']);
  });
});

describe('a signed exchange', () => {
  const sign = async (
    key: Parameters<typeof signedExchange>[1]['key'],
    baseUrl = 'https://drs.example:8443/api',
  ) => {
    let sent: HttpRequest | undefined;
    const exchange = signedExchange(
      (request) => {
        sent = request;
        return Promise.resolve(answer({}));
      },
      { baseUrl, projectId: PROJECT, key },
      () => Date.parse('2019-11-15T03:36:55.999Z'),
    );
    await exchange(detail(PROJECT, JOB), CALL.signal);
    return sent?.headers ?? {};
  };

  it('says when, for which project, and by whom', async () => {
    const { authorization, ...headers } = await sign(KEY);
    expect(headers).toMatchObject({ 'x-sdk-date': '20191115T033655Z', 'x-project-id': PROJECT });
    expect(authorization).toContain('SignedHeaders=content-type;host;x-project-id;x-sdk-date,');
  });

  it('signs the token of a temporary key', async () => {
    const headers = await sign({ ...KEY, securityToken: 'temporary' });
    expect(headers['x-security-token']).toBe('temporary');
    expect(headers['authorization']).toContain(';x-security-token, Signature=');
  });

  it('signs host, port and path of the settings', async () => {
    const all = await Promise.all(
      ['https://drs.example:8443/api', 'https://drs.example/api', 'https://drs.example'].map((url) =>
        sign(KEY, url),
      ),
    );
    expect(new Set(all.map(({ authorization }) => authorization)).size).toBe(3);
  });
});
