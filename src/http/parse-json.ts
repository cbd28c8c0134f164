import { SystemError } from '../contract';
import { scanJson, type Span } from './json-scan';
import type { HttpResponse } from './message';

/** How a JSON answer is read. */
export interface JsonLimits {
  /** Arrays and objects inside each other. Default: 64. */
  readonly maxDepth?: number;
  /**
   * `text` gives every integer of 16 digits or more as text, digit by digit as it was sent, because a JavaScript number would round it.
   * Shorter ones stay numbers. Default: all are numbers, and those beyond 2^53 are rounded.
   */
  readonly bigIntegers?: 'text';
}

const HARMFUL_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a JSON answer. The keys `__proto__`, `constructor` and `prototype` are dropped wherever they stand.
 * @throws SystemError `protocol`, effect `unknown`, when it is HTML, empty, malformed or nested too deeply.
 */
export function parseJson(response: HttpResponse, limits: JsonLimits = {}): unknown {
  const { maxDepth = 64, bigIntegers } = limits;
  refuseOtherThanJson(response);
  const scan = scanJson(response.body);
  if (scan.depth > maxDepth) throw unreadable(response, `JSON nested deeper than ${maxDepth} levels`);
  try {
    const value = parseWithoutHarm(response.body); // before any rewriting, which must not make bad JSON good
    if (bigIntegers !== 'text' || scan.bigIntegers.length === 0) return value;
    return parseWithoutHarm(withQuotes(response.body, scan.bigIntegers));
  } catch {
    throw unreadable(response, 'malformed JSON'); // the parser's own message quotes the body, which may hold secrets
  }
}

function refuseOtherThanJson(response: HttpResponse): void {
  const body = response.body.trimStart();
  if (
    /^\s*(text\/html|application\/xhtml)/i.test(response.headers['content-type'] ?? '') ||
    body.startsWith('<')
  ) {
    throw unreadable(response, 'an HTML or XML page');
  }
  if (body === '') throw unreadable(response, 'an empty body');
}

function parseWithoutHarm(text: string): unknown {
  const mayHoldHarm = /__proto__|constructor|prototype|\\u/.test(text); // a reviver is slow, so only where it is needed
  if (!mayHoldHarm) return JSON.parse(text) as unknown;
  return JSON.parse(text, (key, value: unknown) => (HARMFUL_KEYS.has(key) ? undefined : value)) as unknown;
}

function withQuotes(text: string, spans: readonly Span[]): string {
  let copied = 0;
  const pieces = spans.map(([start, end]) => {
    const piece = `${text.slice(copied, start)}"${text.slice(start, end)}"`;
    copied = end;
    return piece;
  });
  return pieces.join('') + text.slice(copied);
}

function unreadable(response: HttpResponse, what: string): SystemError {
  return new SystemError({
    kind: 'protocol',
    effect: 'unknown',
    call: response.call,
    httpStatus: response.status,
    message:
      `${response.call} was answered with ${what} (HTTP ${response.status}) where JSON was expected: ` +
      "check the system's URL, and whether a proxy or a login page answers in its place.",
  });
}
