/** The longest text of a system that is kept: results of 500 jobs must stay within Temporal's 2 MiB. */
const LONGEST_TEXT = 200;

/** A system's text, cut to what can be kept for each of many jobs. Not for the doors: `index.ts` leaves it out. */
export function brief(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1)}…`;
}
