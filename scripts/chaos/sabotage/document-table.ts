import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { runBounded } from '../../processes/run-bounded';
import type { SabotageReport } from './run-sabotages';

const DOCUMENT = resolve(__dirname, '../../../docs/guarantees.md');
const PLACE = /(<!-- sabotage -->\n)[\s\S]*?(<!-- \/sabotage -->)/;

/** Puts the table of sabotages into docs/guarantees.md. Throws when the document has no place for it. */
export async function writeSabotageTable(sabotages: readonly SabotageReport[]): Promise<void> {
  await writeFile(DOCUMENT, withSabotageTable(await readFile(DOCUMENT, 'utf8'), sabotages));
  const prettier = require.resolve('prettier/bin/prettier.cjs');
  await runBounded(process.execPath, [prettier, '--write', DOCUMENT], { timeoutMs: 30_000 });
}

/** The document with the table between its markers. Throws when they are not there. */
export function withSabotageTable(markdown: string, sabotages: readonly SabotageReport[]): string {
  if (!PLACE.test(markdown))
    throw new Error('docs/guarantees.md has no <!-- sabotage --> … <!-- /sabotage -->.');
  const head = ['| switched off | noticed by | for example |', '| --- | --- | --- |'];
  const rows = sabotages.map(row);
  return markdown.replace(PLACE, (_all, start: string, end: string) =>
    [start, '\n', ...head.concat(rows).map((line) => `${line}\n`), '\n', end].join(''),
  );
}

function row({ name, how, cells, noticedBy }: SabotageReport): string {
  const [example] = noticedBy;
  const seen = example ? `\`${example.cell}\`: ${withoutIds(example.violation)}` : 'nothing';
  return `| **${name}**: ${how} | ${noticedBy.length} of ${cells} cells | ${seen} |`;
}

/** Ids differ from run to run, what they show does not. */
function withoutIds(violation: string): string {
  const [said = ''] = violation.replace(/^((target|decoy|bystander) )?\S+/, 'a job').split(/:| \(/);
  return said.replace(/(?<=rerun as )\S+(?=,)/, 'another').replaceAll('|', '\\|');
}
