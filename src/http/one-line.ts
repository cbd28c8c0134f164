import { redact } from './redact';

const LONGEST = 300;

/** A system's words as they may stand in a message: credentials masked, one line, at most 300 characters. */
export function oneLine(text: string): string {
  const line = redact(text.slice(0, 4 * LONGEST), [])
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
