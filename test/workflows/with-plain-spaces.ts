/** Markdown without the wide spaces that keep the columns of its tables apart. */
export function withPlainSpaces(markdown: string): string {
  return markdown.replaceAll('\u2002', ' ');
}
