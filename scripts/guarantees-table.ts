import { readFileSync, writeFileSync } from 'node:fs';
import { hasEnded, type RerunWayCapability, type SearchScope } from '../src/contract';
import { DECLARED } from './systems-table';

const PLACE = /(<!-- guarantees -->\n)[\s\S]*?(<!-- \/guarantees -->)/;

/** Puts the table of what each way can prove into a document, made from what the adapters declare. */
export function fillGuaranteesTable(markdown: string): string {
  const head = ['| system | way | found again by | when nothing is found |', '| --- | --- | --- | --- |'];
  const rows = DECLARED.flatMap(([name, , capabilities]) =>
    capabilities().rerun.ways.map(
      (way) => `| ${name} | \`${way.way}\` | ${foundBy(way)} | ${otherwise(way)} |`,
    ),
  );
  return markdown.replace(PLACE, (_all, start: string, end: string) =>
    [start, '\n', ...[...head, ...rows].map((line) => `${line}\n`), '\n', end].join(''),
  );
}

function foundBy({ guard, way }: RerunWayCapability): string {
  if (way === 'next-scheduled') return 'nothing is started by us';
  switch (guard) {
    case 'state':
      return 'the state of the job: it is at work again, or another run';
    case 'marker':
      return 'the marker on the new job';
    case 'provenance':
      return 'kind, name, account and time of the new job; several that fit: a person decides';
    case 'native-key':
      return 'the key that the system knows';
    case 'none':
      return 'nothing';
  }
}

function otherwise(capability: RerunWayCapability): string {
  const { guard, search, way } = capability;
  if (way === 'next-scheduled') return 'asking again is harmless';
  if (guard === 'state') return unchanged(capability);
  if (guard === 'native-key') return 'submitted again with the same key';
  return guard === 'none' ? 'a person decides' : afterSearch(search);
}

function unchanged({ way, fromPhases, mayEndUnchanged }: RerunWayCapability): string {
  if (way !== 'resume' && !mayEndUnchanged) return 'unchanged: submitted again';
  const begins = fromPhases.filter((phase) => !hasEnded(phase));
  const again = begins.map((phase) => `still ${phase}: submitted again; `).join('');
  const ended = way === 'resume' ? 'ended since' : 'unchanged, or ended again in the same way';
  return `${again}${ended}: a person decides`;
}

function afterSearch(search: SearchScope): string {
  switch (search.sees) {
    case 'all':
      return 'nothing was started: submitted again';
    case 'recent':
      return `within ${search.windowMs / 3_600_000} h: submitted again; later: a person decides`;
    case 'active':
      return 'a run that has ended would not be seen: a person decides';
    case 'nothing':
      return 'a person decides';
  }
}

if (require.main === module) {
  for (const file of process.argv.slice(2))
    writeFileSync(file, fillGuaranteesTable(readFileSync(file, 'utf8')));
}
