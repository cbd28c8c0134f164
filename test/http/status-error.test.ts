import { errorForStatus } from '../../src/http';
import { retryAfterMs } from '../../src/http/retry-after';

const answer = (status: number, headers = {}) => ({ status, headers, body: '', call: 'TaskStop' });

it.each([
  [302, 'protocol', 'unknown'],
  [400, 'invalid-request', 'none'],
  [401, 'unauthenticated', 'none'],
  [403, 'forbidden', 'none'],
  [404, 'not-found', 'none'],
  [405, 'unsupported', 'none'],
  [408, 'timeout', 'unknown'],
  [409, 'conflict', 'none'],
  [410, 'not-found', 'none'],
  [412, 'invalid-request', 'none'],
  [429, 'rate-limited', 'none'],
  [500, 'unavailable', 'unknown'],
  [501, 'unsupported', 'unknown'],
  [503, 'unavailable', 'unknown'],
  [200, 'protocol', 'unknown'],
])('HTTP %d is %s, effect %s', (httpStatus, kind, effect) => {
  const error = errorForStatus(answer(httpStatus));
  expect(error).toMatchObject({ kind, effect, httpStatus, call: 'TaskStop' });
  expect(error.message).toContain(`TaskStop was answered with HTTP ${httpStatus}: `);
});

it('quotes what the system says, in one line', () => {
  expect(errorForStatus(answer(409), ' no\nway\u0000 ').message).toContain('HTTP 409 ("no way"): ');
  expect(errorForStatus(answer(409), 'x'.repeat(1000)).message.length).toBeLessThan(400);
  expect(errorForStatus(answer(401), 'Authorization: canary').message).not.toContain('canary');
});

it('names no location of a redirect', () => {
  expect(errorForStatus(answer(302, { location: 'http://canary/' })).message).not.toContain('canary');
});

it('carries when to come back', () => {
  expect(errorForStatus(answer(429, { 'retry-after': '2' })).retryAfterMs).toBe(2000);
  expect(errorForStatus(answer(429)).retryAfterMs).toBeUndefined();
});

describe('Retry-After', () => {
  const now = Date.parse('2025-01-01T00:00:00Z');

  it.each([
    ['0', 0],
    ['1.5', 1500],
    ['-5', 0],
    ['86400', 3_600_000],
    ['Wed, 01 Jan 2025 00:00:10 GMT', 10_000],
    ['Tue, 31 Dec 2024 00:00:00 GMT', 0],
    ['Thu, 02 Jan 2025 00:00:00 GMT', 3_600_000],
    ['soon', undefined],
    ['2025', 2_025_000],
    ['1 minute', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %p ms', (header, milliseconds) => {
    expect(retryAfterMs(header, now)).toBe(milliseconds);
  });
});
