const LONGEST = 12;
const FIRST = 8;

/** An id as a table has room for: a long one keeps its first eight characters and its last three. */
export function shortId(id: string): string {
  if (id.length <= LONGEST) return id;
  return `${id.slice(0, FIRST)}…${id.slice(FIRST + 1 - LONGEST)}`;
}
