/** As v5's lists and details are taken to print times: UTC, to the second. */
export function isoTime(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/** As the examples of v3 print them: `2020-12-21 10:57:49`. */
export function plainTime(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
}
