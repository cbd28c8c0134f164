import type { HttpResponse } from '../../../src/http';
import { watchClock, type ClockLimit } from '../../../src/systems/shared/server-clock';

const SERVER = Date.parse('2026-01-02T03:04:05.000Z');
const DATE = new Date(SERVER).toUTCString();
const REQUEST = { method: 'GET', path: [], call: 'list' } as const;
const LIMIT = { ms: 60_000, because: 'a signature is valid for one minute' };
const signal = new AbortController().signal;

/** What is found when the request leaves and the answer comes at these times of ours, in milliseconds after the server's Date. */
async function findingAt(
  [sent, received]: readonly [number, number],
  { headers = { date: DATE }, limit }: { headers?: Record<string, string>; limit?: ClockLimit } = {},
) {
  const times = [SERVER + sent, SERVER + received];
  const answer: HttpResponse = { status: 401, headers, body: '', call: 'list' };
  const clock = watchClock(
    () => Promise.resolve(answer),
    () => times.shift() ?? 0,
  );
  await clock.exchange(REQUEST, signal);
  return clock.finding(limit);
}

it.each<[string, [number, number], object]>([
  [
    'agrees within its whole second',
    [300, 800],
    { ok: true, says: expect.stringContaining('agree') as string },
  ],
  [
    'agrees as far as a slow answer tells',
    [-9_000, 9_000],
    { ok: true, says: expect.stringContaining('agree') as string },
  ],
  ['is a little ahead', [-3_000, -2_900], { ok: true, says: 'Its clock is 3 s ahead of ours.' }],
  [
    'is ahead',
    [-8_100, -8_000],
    { ok: true, warning: true, says: 'Its clock is 8 s ahead of ours: set both by a time server.' },
  ],
  [
    'is behind',
    [9_000, 9_100],
    { ok: true, warning: true, says: 'Its clock is 8 s behind ours: set both by a time server.' },
  ],
])('the clock %s', async (_, times, finding) => {
  expect(await findingAt(times)).toEqual(finding);
});

it.each<[string, [number, number], object]>([
  [
    'too far ahead',
    [-60_200, -60_100],
    {
      ok: false,
      says: 'Its clock is 61 s ahead of ours, and a signature is valid for one minute: set both by a time server.',
    },
  ],
  [
    'too far behind',
    [361_100, 361_200],
    {
      ok: false,
      says: 'Its clock is 6 minutes behind ours, and a signature is valid for one minute: set both by a time server.',
    },
  ],
  [
    'just near enough',
    [-60_100, -60_000],
    { ok: true, warning: true, says: 'Its clock is 60 s ahead of ours: set both by a time server.' },
  ],
])('a clock %s for signatures', async (_, times, finding) => {
  expect(await findingAt(times, { limit: LIMIT })).toEqual(finding);
});

it.each([
  ['no Date', {}],
  ['a Date that is none', { date: 'yesterday' }],
  ['an answer out of a cache', { date: DATE, age: '3600' }],
])('%s tells nothing', async (_, headers) => {
  expect(await findingAt([0, 0], { headers })).toEqual({
    ok: 'unknown',
    says: 'No answer told the time of the server.',
  });
});

it('the quickest answer tells most', async () => {
  const times = [-20_000, 0, -8_100, -8_000, -30_000, 30_000].map((after) => SERVER + after);
  const answer: HttpResponse = { status: 200, headers: { date: DATE }, body: '', call: 'list' };
  const clock = watchClock(
    () => Promise.resolve(answer),
    () => times.shift() ?? 0,
  );
  for (let sent = 0; sent < 3; sent += 1) await clock.exchange(REQUEST, signal);
  expect(clock.finding().says).toContain('8 s ahead');
});
