/**
 * A time as JP1/AO prints it, as ISO 8601 in UTC (V12 AOCR0052). Resources have the zone without a colon (`+0900`), action results with one
 * (`+09:00`). A text without a zone is in the server's own, which nobody here knows: it stays as it is, and so does what is no time.
 */
export function instantOf(text: string): string {
  const withColon = text.trim().replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(withColon)) return text;
  const milliseconds = Date.parse(withColon);
  return Number.isNaN(milliseconds) ? text : new Date(milliseconds).toISOString();
}
