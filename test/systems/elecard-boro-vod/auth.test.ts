import type { HttpRequest } from '../../../src/http';
import { apiAuthHeaders, apiAuthSigner, signedExchange } from '../../../src/systems/elecard-boro-vod/auth';
import { taskStop } from '../../../src/systems/elecard-boro-vod/requests';
import { answer, CALL, sample } from './scripted-project';

const secret = 'AGnO/VenzHB9xkLYZG1i70kQ9iyFBBvugGXSFyTQaB0=';
const request = taskStop({ userId: 1, projectId: 2 }, ['63']);

describe('request signing', () => {
  it('gives the published signature', () => {
    const headers = apiAuthHeaders({
      accessId: '1044',
      key: Buffer.from(secret, 'base64'),
      method: 'POST',
      path: '/ctrl_api/v1/json',
      contentType: 'application/json',
      contentHash: 'OniJqRAkzQHN8KgmAZm/yT5dP94m8CmVVaSTRVg/ptQ=',
      date: 'Thu, 25 Aug 2022 04:27:52 GMT',
    });
    expect(headers).toEqual({
      authorization: 'APIAuth-HMAC-SHA256 1044:vPI9MMRwBZLWNrCcnLnbJjZRna0+XP7yFMhc9KMUFdw=',
      'x-authorization-content-sha256': 'OniJqRAkzQHN8KgmAZm/yT5dP94m8CmVVaSTRVg/ptQ=',
      date: 'Thu, 25 Aug 2022 04:27:52 GMT',
    });
  });

  it('covers body, path, content type and date', () => {
    const at = new Date('2022-08-25T04:27:52Z');
    const content = { method: 'POST', path: '/p', contentType: 'application/json', body: 'b', at };
    const sign = apiAuthSigner({ accessId: 'k', secret });
    const signatures = [
      content,
      { ...content, body: 'c' },
      { ...content, path: '/q' },
      { ...content, contentType: 'text/plain' },
      { ...content, at: new Date(0) },
    ].map((signed) => sign(signed)['authorization']);
    expect(new Set(signatures).size).toBe(5);
  });

  it('hashes the body as it is sent', () => {
    const at = new Date('2022-08-25T04:27:52Z');
    const body = sample('task-stop-1.request.json');
    const headers = apiAuthSigner({ accessId: 'k', secret })({
      method: 'POST',
      path: '/',
      contentType: '',
      body,
      at,
    });
    expect(headers['date']).toBe('Thu, 25 Aug 2022 04:27:52 GMT');
    expect(headers['x-authorization-content-sha256']).toBe('iFQKWfoToigfNfCUHinoQXBiwSDAvJ6bCIFIPDuqI84=');
  });

  it('signs each attempt anew, with the sent path', async () => {
    const before = Date.now();
    const seen: string[] = [];
    const sent: HttpRequest[] = [];
    const exchange = signedExchange(
      (signed) => {
        sent.push(signed);
        return Promise.resolve(answer('', 'TaskStop'));
      },
      'http://172.16.1.41/boro',
      ({ path, body, at }) => {
        expect(at.getTime()).toBeGreaterThanOrEqual(before);
        seen.push(`${path} ${body}`);
        return { authorization: `attempt ${seen.length}` };
      },
    );
    await exchange(request, CALL.signal);
    await exchange(request, CALL.signal);
    expect(seen).toEqual(Array(2).fill(`/boro/ctrl_api/v1/json ${request.body}`));
    expect(sent.map(({ headers }) => headers)).toEqual([
      { 'content-type': 'application/json', authorization: 'attempt 1' },
      { 'content-type': 'application/json', authorization: 'attempt 2' },
    ]);
  });
});
