import { canRetryHelp } from '../../../src/contract';
import type { HttpResponse } from '../../../src/http';
import { errorOfStatus } from '../../../src/systems/cisco-prime/errors';
import { FORMATS } from './samples';

const answer = (status: number, body = '', type = 'application/json'): HttpResponse => ({
  status,
  headers: { 'content-type': type },
  body,
  call: 'runhistory',
});

/** An errorDocument in both formats, as the API reference has it. */
function errorDocument(members: Readonly<Record<string, string | number>>) {
  const xml = Object.entries(members).map(([name, value]) => `<${name}>${value}</${name}>`);
  return {
    json: JSON.stringify({ errorDocument: members }),
    xml: `<errorDocument>${xml.join('')}</errorDocument>`,
  };
}

const UNKNOWN_TYPE = errorDocument({
  httpResponseCode: 404,
  httpMethod: 'GET',
  message: 'No such entity type as unkown.-PRS-102',
  id: 'presentation.PRS-102',
  uriPath: '/data/unkown',
  queryParams: '{}',
  domain: 'ROOT-DOMAIN',
});
const UNKNOWN_ENTITY = errorDocument({
  httpResponseCode: 404,
  message: 'No such entity as ClientsV4 / 1,460,170,872.-PRS-101',
  id: 'presentation.PRS-101',
  uriPath: 'data/Clients/1460170872',
});
/** The documented texts, and one that was captured. */
const RATE_LIMITS = [
  'NBI Global Rate limit exceeded (More than 20 in 1,000 ms)',
  'NBI Rate limit for user (user_read) exceeded (More than 5 in 1,000 ms).-PRS-303',
  'Per user concurrent query count exceeded Currently 6 : Limit is 5',
];

describe('errors by HTTP status', () => {
  it.each([
    [301, 'protocol', 'unknown'],
    [400, 'invalid-request', 'none'],
    [404, 'not-found', 'none'],
    [406, 'invalid-request', 'none'],
    [415, 'invalid-request', 'none'],
    [500, 'unavailable', 'unknown'],
    [502, 'unavailable', 'unknown'],
    [503, 'unavailable', 'unknown'],
  ])('%i is %s with effect %s', (status, kind, effect) => {
    expect(errorOfStatus(answer(status), [])).toMatchObject({ kind, effect, httpStatus: status });
  });

  it.each(FORMATS)('say what the %s errorDocument says', (format) => {
    const type = `application/${format}`;
    expect(errorOfStatus(answer(404, UNKNOWN_TYPE[format], type), []).message).toMatch(
      /"No such entity type as unkown\.-PRS-102".*url and version/,
    );
    expect(errorOfStatus(answer(404, UNKNOWN_ENTITY[format], type), [])).toMatchObject({ kind: 'not-found' });
  });

  it.each([
    '',
    '<html>canary</html>',
    '<!DOCTYPE html>canary',
    'canary',
    '{"error":"canary"}',
    '{"errorDocument":""}',
    '[]',
  ])('can do with the body %j', (body) => {
    expect(errorOfStatus(answer(500, body), []).message).not.toContain('canary');
  });

  it('never show a secret', () => {
    const { json } = errorDocument({ message: 'bad value hunter2', id: 'x' });
    expect(errorOfStatus(answer(400, json), ['hunter2']).message).not.toContain('hunter2');
    expect(errorOfStatus(answer(400, json), []).message).toContain('hunter2');
  });
});

describe('a rate limit', () => {
  it.each(RATE_LIMITS.flatMap((text) => FORMATS.map((format) => [text, format] as const)))(
    '%s (%s) had no effect',
    (message, format) => {
      const body = errorDocument({ httpResponseCode: 503, message })[format];
      const error = errorOfStatus(answer(503, body, `application/${format}`), []);
      expect(error).toMatchObject({ kind: 'rate-limited', effect: 'none', httpStatus: 503 });
      expect(canRetryHelp(error.kind)).toBe(true);
    },
  );

  it('is known by its id alone', () => {
    const { json } = errorDocument({ message: 'zu viele Anfragen', id: 'presentation.PRS-303' });
    expect(errorOfStatus(answer(503, json), [])).toMatchObject({ kind: 'rate-limited' });
  });

  it.each([
    [0, 1_000],
    [0.5, 3_000],
    [0.999, 4_996],
  ])('with chance %d waits %i ms', (chance, retryAfterMs) => {
    const { json } = errorDocument({ message: RATE_LIMITS[1] ?? '' });
    expect(errorOfStatus(answer(503, json), [], () => chance)).toMatchObject({ retryAfterMs });
  });

  it('waits as long as the server says', () => {
    const { json } = errorDocument({ message: RATE_LIMITS[1] ?? '' });
    const limited = answer(503, json);
    const response = { ...limited, headers: { ...limited.headers, 'retry-after': '7' } };
    expect(errorOfStatus(response, [])).toMatchObject({ retryAfterMs: 7_000 });
  });

  it('is none under another status', () => {
    const { json } = errorDocument({ message: RATE_LIMITS[1] ?? '' });
    expect(errorOfStatus(answer(500, json), [])).toMatchObject({ kind: 'unavailable', effect: 'unknown' });
  });
});
