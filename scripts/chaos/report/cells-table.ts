import { readFileSync, writeFileSync } from 'node:fs';
import { type Cell } from '../cells/cell';
import { matrixOf } from '../cells/matrix';
import { VENDORS } from '../vendors';
import type { ChaosVendor, Subject } from '../vendors/chaos-vendor';

const PLACE = /(<!-- cells -->\n)[\s\S]*?(<!-- \/cells -->)/;

/** Puts the table of what the matrix plays into a document: which way of which system, and in how many cells. */
export function fillCellsTable(markdown: string): string {
  const { cells } = matrixOf(VENDORS);
  const rows = VENDORS.flatMap((vendor) => vendor.subjects.map((subject) => row(vendor, subject, cells)));
  const head = ['| name | system | asked for | cells | reduced matrix |', '| --- | --- | --- | --- | --- |'];
  const quick = cells.filter((cell) => cell.quick).length;
  const all = `| all | | | ${cells.length} | ${quick} |`;
  return markdown.replace(PLACE, (_all, start: string, end: string) =>
    [start, '\n', ...[...head, ...rows, all].map((line) => `${line}\n`), '\n', end].join(''),
  );
}

function row({ vendor, variant }: ChaosVendor, subject: Subject, cells: readonly Cell[]): string {
  const { name, workflow = 'remediateJobs', rerun } = subject;
  const own = cells.filter((cell) => cell.subject === subject);
  const quick = own.filter((cell) => cell.quick).length;
  const ways = rerun?.ways?.map((way) => `\`${way}\``).join(', ') ?? "the system's own order";
  const system = variant === undefined ? vendor : `${vendor}, ${variant}`;
  return `| ${name} | ${system} | \`${workflow}\`, ${ways} | ${own.length} | ${quick} |`;
}

/** Usage: `npx tsx scripts/chaos/report/cells-table.ts docs/guarantees.md`. */
if (require.main === module) {
  for (const file of process.argv.slice(2)) writeFileSync(file, fillCellsTable(readFileSync(file, 'utf8')));
}
