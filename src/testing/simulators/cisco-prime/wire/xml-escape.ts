const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};

/** What XML 1.0 cannot hold at all, not even escaped: transcripts of devices have it. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** The text with every character that XML can hold; the others become U+FFFD. */
export function withoutForbidden(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(FORBIDDEN, '\uFFFD');
}

/** Text as it stands between tags and in attributes. */
export function escapeXml(text: string): string {
  return withoutForbidden(text).replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? character);
}
