/** The longest text of a system that is kept: results of 500 jobs must stay within Temporal's 2 MiB. */
const LONGEST_TEXT = 200;

/** The longest message of an error. */
const LONGEST_MESSAGE = 2_000;

/**
 * A system's text, cut to what can be kept for each of many jobs, on one line and without control characters: it is shown on terminals and
 * in the Web UI. Not for the doors: `index.ts` leaves this file out.
 */
export function brief(text: string): string {
  return cut(text, LONGEST_TEXT);
}

/** The same for the message of an error, which may say more. */
export function briefMessage(text: string): string {
  return cut(text, LONGEST_MESSAGE);
}

/**
 * A text from outside without what could move a terminal's cursor, end a line, or turn the direction of writing, with which a text can show
 * something else than it is.
 */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ');
}

function cut(text: string, longest: number): string {
  const start = harmless(text.slice(0, longest + 1));
  return start.length <= longest ? start : `${start.slice(0, longest - 1)}…`;
}
