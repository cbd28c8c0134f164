import { readFileSync, writeFileSync } from 'node:fs';

const EMBEDDED = /(<!-- from (examples\/[\w./-]+) -->\n\n?```\w+\n)[\s\S]*?(```)/g;

/** Puts the examples that a document names into it: `<!-- from examples/x.ts -->` and a code block. */
export function embedExamples(markdown: string): string {
  return markdown.replace(EMBEDDED, (...[, head, file, tail]: string[]) =>
    file === undefined ? '' : `${head}${readFileSync(file, 'utf8')}${tail}`,
  );
}

if (require.main === module) {
  for (const file of process.argv.slice(2)) writeFileSync(file, embedExamples(readFileSync(file, 'utf8')));
}
