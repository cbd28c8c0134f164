/**
 * A time with its zone, as a server prints it, as ISO 8601 in UTC; `undefined` for a text without a zone, which is in the server's own
 * that nobody here knows, and for what is no time. Zones are written with a colon (`+09:00`) or without one (`+0900`).
 */
export function instantIn(text: string): string | undefined {
  const withColon = text.trim().replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(withColon)) return undefined;
  const milliseconds = Date.parse(withColon);
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
}
