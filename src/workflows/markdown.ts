/** In bytes. The Web UI takes 20,000. */
const LONGEST = 18_000;
const UTF8 = new TextEncoder();

/** The lines as one text; those that the Web UI cannot take give way to `more`. */
export function fittingLines(lines: readonly string[], more: string): string {
  const kept = lines.slice(0, linesThatFit(lines));
  if (kept.length === lines.length) return kept.join('\n');
  return `${kept.join('\n')}\n\n${more}`;
}

/** How many of the first lines stay within the limit. */
function linesThatFit(lines: readonly string[]): number {
  let bytes = 0;
  const end = lines.findIndex((line) => {
    bytes += UTF8.encode(line).length + 1;
    return bytes > LONGEST;
  });
  return end < 0 ? lines.length : end;
}

/** The Web UI leaves no room between two columns, and other blanks at the end of a cell do not count. */
const GAP = '\u2002';

/** A table, one line a row. */
export function table(head: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string[] {
  const line = (texts: readonly (string | undefined)[]): string =>
    `|${texts.map((text) => ` ${cell(text)}${GAP}|`).join('')}`;
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)];
}

/** Text from outside must not break the table or become a link. */
export function cell(text: string | undefined): string {
  return (text ?? '')
    .replace(/[^\p{L}\p{N}\p{P}\p{Zs}]/gu, ' ')
    .replace(/[|\\`*_<>[\]]|:(?=\/\/)|(?<=www)\.|@/gi, (sign) => `\\${sign}`);
}
