/** Where a piece of text begins, and where the text after it does. */
export type Span = readonly [start: number, end: number];

/** What can be told about a JSON text without understanding it. */
export interface JsonScan {
  /** How many arrays and objects are open at most at once. */
  readonly depth: number;
  /** The integers of 16 digits or more that stand as numbers (not inside strings, no fraction, no exponent). */
  readonly bigIntegers: readonly Span[];
}

const DIGITS_THAT_ALWAYS_FIT = 15;

/** Walks over a text once, token by token. For a text that is not JSON the answer means nothing, but there is one. */
export function scanJson(text: string): JsonScan {
  const bigIntegers: Span[] = [];
  let open = 0;
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    const end = endOfToken(text, at);
    if (character === '[' || character === '{') depth = Math.max(depth, ++open);
    if (character === ']' || character === '}') open--;
    if (isBigInteger(text.slice(at, end))) bigIntegers.push([at, end]);
    at = end;
  }
  return { depth, bigIntegers };
}

function isBigInteger(token: string): boolean {
  return token.length > DIGITS_THAT_ALWAYS_FIT && /^-?\d{16,}$/.test(token);
}

function endOfToken(text: string, start: number): number {
  if (text.charAt(start) === '"') return endOfString(text, start);
  let end = start;
  while (end < text.length && isPartOfNumber(text.charCodeAt(end))) end++;
  return end === start ? start + 1 : end;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') return at + 1;
    if (character === '\\') at++;
  }
  return text.length;
}

/** Digits, signs, the point and the E: a run of them is a number in every valid JSON text. The `e` of `true` and `false` is alone. */
function isPartOfNumber(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46 || code === 69 || code === 101
  );
}
