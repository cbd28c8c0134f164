import { withoutSecrets } from '../../../src/systems/elecard-boro-vod/without-secrets';

const URI = 'ftp://user:s3cret@host/ä.ts';
const cleaned = (body: string, status = 200): string =>
  withoutSecrets({ status, headers: {}, body, call: 'TaskStart' }, [URI]).body;

describe('an answer that quotes a secret', () => {
  it.each([
    ['as JSON writes it', JSON.stringify(`Cannot open ${URI}`)],
    ['with escaped slashes', String.raw`"Cannot open ftp:\/\/user:s3cret@host\/ä.ts"`],
    ['in ASCII alone', String.raw`"Cannot open ftp://user:s3cret@host/\u00e4.ts"`],
  ])('%s shows none', (_, text) => {
    for (const status of [200, 400])
      expect(JSON.parse(cleaned(`{"errors":[${text}]}`, status))).toEqual({
        errors: ['Cannot open [redacted]'],
      });
  });

  it('stays JSON when a name looks like a header', () => {
    expect(JSON.parse(cleaned('{"name":"Cookie: The Movie","id":7}'))).toEqual({
      name: 'Cookie: [redacted]',
      id: 7,
    });
  });

  it('keeps names and numbers', () => {
    const body = `{"${URI}":4711,"other":"plain \\/ text"}`;
    expect(cleaned(body)).toBe(body);
  });
});
