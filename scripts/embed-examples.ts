import { readFileSync, writeFileSync } from 'node:fs';

const EMBEDDED = /^( *)(<!-- from (examples\/[\w./-]+) -->\n\n?\1```\w+\n)[\s\S]*?^\1```/gm;

/** Puts the examples that a document names into it: `<!-- from examples/x.ts -->` and a code block, both as deep in a list as the other. */
export function embedExamples(markdown: string): string {
  return markdown.replace(EMBEDDED, (...[, indent = '', head, file = '']: string[]) => {
    const example = readFileSync(file, 'utf8').replace(/^(?=.)/gm, indent);
    return `${indent}${head}${example}${indent}\`\`\``;
  });
}

if (require.main === module) {
  for (const file of process.argv.slice(2)) writeFileSync(file, embedExamples(readFileSync(file, 'utf8')));
}
