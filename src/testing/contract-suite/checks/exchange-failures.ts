import type { ExpectedFailure } from '../failure';
import { answering, type Disturbance } from '../gate';

/** Something that goes wrong with an exchange, and what it must be taken for. */
export interface ExchangeFailure {
  readonly named: string;
  readonly disturbance: Disturbance;
  readonly expected: ExpectedFailure;
}

const PAGE = '<!doctype html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>';

/** Answers that mean the same from every system that speaks HTTP. */
export const EXCHANGE_FAILURES: readonly ExchangeFailure[] = [
  status(401, { kind: 'unauthenticated', effect: 'none' }),
  status(403, { kind: 'forbidden', effect: 'none' }),
  status(429, { kind: 'rate-limited', effect: 'none', retryAfterMs: 7_000 }, { 'retry-after': '7' }),
  status(500, { kind: 'unavailable', effect: 'unknown' }),
  status(502, { kind: 'unavailable', effect: 'unknown' }),
  status(503, { kind: 'unavailable', effect: 'unknown' }),
  {
    named: 'a web page',
    disturbance: answering({ status: 200, headers: { 'content-type': 'text/html' }, body: PAGE }),
    expected: { kind: 'protocol', effect: 'unknown' },
  },
  {
    named: 'half an answer',
    disturbance: answering({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"a":[{"b',
    }),
    expected: { kind: 'protocol', effect: 'unknown' },
  },
];

function status(
  code: number,
  expected: ExpectedFailure,
  headers: Record<string, string> = {},
): ExchangeFailure {
  return { named: `HTTP ${code}`, disturbance: answering({ status: code, headers }), expected };
}
