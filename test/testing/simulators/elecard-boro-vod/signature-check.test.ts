import {
  canonicalText,
  contentHash,
  signatureOf,
} from '../../../../src/testing/simulators/elecard-boro-vod/signature-check';
import { beginAt, bodyOf, endAll, post } from '../boro-vod';

afterEach(endAll);

const secret = 'AGnO/VenzHB9xkLYZG1i70kQ9iyFBBvugGXSFyTQaB0=';

function signed(body: string, date: string, key = secret): Record<string, string> {
  const headers = {
    'content-type': 'application/json',
    'x-authorization-content-sha256': contentHash(body),
    date,
  };
  const signature = signatureOf(canonicalText({ method: 'POST', path: '/ctrl_api/v1/json', headers }), key);
  return { ...headers, authorization: `APIAuth-HMAC-SHA256 1:${signature}` };
}

describe('a signature', () => {
  const body = bodyOf('TaskStop', { task_ids: 1 });
  const noon = 'Wed, 01 May 2024 12:00:00 GMT';

  async function status(sent: string, headers: Record<string, string>): Promise<number> {
    const { simulator } = await beginAt({ hmacKeys: { 1: secret } });
    return (await post(simulator, sent, headers)).status;
  }

  it('is that of the public test vector', () => {
    const headers = {
      'content-type': 'application/json',
      'x-authorization-content-sha256': 'OniJqRAkzQHN8KgmAZm/yT5dP94m8CmVVaSTRVg/ptQ=',
      date: 'Thu, 25 Aug 2022 04:27:52 GMT',
    };
    const canonical = canonicalText({ method: 'POST', path: '/ctrl_api/v1/json', headers });
    expect(signatureOf(canonical, secret)).toBe('vPI9MMRwBZLWNrCcnLnbJjZRna0+XP7yFMhc9KMUFdw=');
  });

  it('opens the door', async () => {
    expect(await status(body, signed(body, noon))).toBe(200);
  });

  it.each([
    ['Wed, 01 May 2024 11:59:00 GMT', 200],
    ['Wed, 01 May 2024 11:58:59 GMT', 401],
    ['Wed, 01 May 2024 12:01:00 GMT', 200],
    ['Wed, 01 May 2024 12:01:01 GMT', 401],
    ['yesterday', 401],
  ])('of %s is answered %d at noon', async (date, expected) => {
    expect(await status(body, signed(body, date))).toBe(expected);
  });

  it('does not fit another body', async () => {
    expect(await status(bodyOf('TaskStop', { task_ids: 2 }), signed(body, noon))).toBe(401);
  });

  it('does not fit another key', async () => {
    expect(await status(body, signed(body, noon, 'AAAA'))).toBe(401);
  });

  it('does not fit another content hash', async () => {
    const other = bodyOf('TaskStop', { task_ids: 2 });
    const headers = { ...signed(body, noon), 'x-authorization-content-sha256': contentHash(other) };
    expect(await status(other, headers)).toBe(401);
  });

  it('must be there', async () => {
    const { simulator } = await beginAt({ hmacKeys: { 1: secret } });
    simulator.addTask({ templateId: 1, uri: '/a' });
    const response = await post(simulator, body);
    expect([response.status, await response.text()]).toEqual([401, 'Unknown or missing access id']);
    expect(simulator.task('1')?.stopRequested).toBe(false);
  });

  it('is not asked for by default', async () => {
    const { simulator } = await beginAt();
    expect((await post(simulator, body)).status).toBe(200);
  });
});
