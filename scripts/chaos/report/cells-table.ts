import { readFileSync, writeFileSync } from 'node:fs';
import { type Cell } from '../cells/cell';
import { matrixOf } from '../cells/matrix';
import { VENDORS } from '../vendors';
import { systemText, unplayedStarts } from '../cells/unplayed-starts';
import type { ChaosVendor, Subject } from '../vendors/chaos-vendor';

/** Puts the tables of what the matrix plays, and of what it does not, into a document. */
export function fillCellsTable(markdown: string): string {
  return filled(filled(markdown, 'cells', cellsTable()), 'unplayed', unplayedTable());
}

function filled(markdown: string, name: string, lines: readonly string[]): string {
  const place = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
  return markdown.replace(place, (_all, start: string, end: string) =>
    [start, '\n', ...lines.map((line) => `${line}\n`), '\n', end].join(''),
  );
}

/** Which way of which system, from where, and in how many cells. */
function cellsTable(): string[] {
  const { cells } = matrixOf(VENDORS);
  const rows = VENDORS.flatMap((vendor) => vendor.subjects.map((subject) => row(vendor, subject, cells)));
  const head = [
    '| name | system | asked for | of jobs that are | cells | reduced matrix |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  const quick = cells.filter((cell) => cell.quick).length;
  return [...head, ...rows, `| all | | | | ${cells.length} | ${quick} |`];
}

/** The ways that are not played from every phase, and why. */
function unplayedTable(): string[] {
  const rows = unplayedStarts(VENDORS).map(
    ({ system, way, phases, reason = '' }) => `| ${system} | \`${way}\` | ${phases.join(', ')} | ${reason} |`,
  );
  return ['| system | way | of jobs that are | why not |', '| --- | --- | --- | --- |', ...rows];
}

function row(vendor: ChaosVendor, subject: Subject, cells: readonly Cell[]): string {
  const { name, workflow = 'remediateJobs', rerun, from } = subject;
  const own = cells.filter((cell) => cell.subject === subject);
  const quick = own.filter((cell) => cell.quick).length;
  const ways = rerun?.ways?.map((way) => `\`${way}\``).join(', ') ?? "the system's own order";
  return `| ${name} | ${systemText(vendor)} | \`${workflow}\`, ${ways} | ${from} | ${own.length} | ${quick} |`;
}

/** Usage: `npx tsx scripts/chaos/report/cells-table.ts docs/guarantees.md`. */
if (require.main === module) {
  for (const file of process.argv.slice(2)) writeFileSync(file, fillCellsTable(readFileSync(file, 'utf8')));
}
