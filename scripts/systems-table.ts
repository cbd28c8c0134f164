import { readFileSync, writeFileSync } from 'node:fs';
import type { Capabilities, RerunWayCapability, StopModeCapability } from '../src/contract';
import { ciscoPrime, elecardBoroVod, hitachiJp1Ao, huaweiDrs } from '../src/systems';

const PLACE = /(<!-- systems -->\n)[\s\S]*?(<!-- \/systems -->)/;

type Declared = readonly [name: string, vendor: string, capabilities: () => Capabilities];

/** One row each: what is shown, and the system whose declared capabilities are shown. Nothing is connected. */
export const DECLARED: readonly Declared[] = [
  [
    'Elecard Boro VoD',
    'elecard-boro-vod',
    (): Capabilities => elecardBoroVod({ url: 'http://boro.example', userId: 1, projectId: 1 }).capabilities,
  ],
  ...([12, 10] as const).map((version): Declared => [
    `JP1/Automatic Operation V${version}`,
    'hitachi-jp1-ao',
    () => hitachiJp1Ao({ url: 'http://ao.example', user: 'u', password: 'password', version }).capabilities,
  ]),
  [
    'Cisco Prime Infrastructure, EPN Manager',
    'cisco-prime',
    (): Capabilities =>
      ciscoPrime({ url: 'https://prime.example', user: 'u', password: 'password' }).capabilities,
  ],
  ...(['v5', 'v3'] as const).map((api): Declared => [
    `Huawei Cloud DRS ${api}`,
    'huawei-drs',
    () =>
      huaweiDrs({
        url: 'https://drs.example',
        projectId: '0'.repeat(32),
        signing: { accessKey: 'access', secretKey: 'secret' },
        api,
      }).capabilities,
  ]),
];

/** Puts the table of systems into a document, made from what the adapters declare. */
export function fillSystemsTable(markdown: string): string {
  const rows = DECLARED.map(([name, vendor, capabilities]) => row(name, vendor, capabilities()));
  const head = [
    '| system | stop | jobs in one call: stop, status | requests a second | rerun | selected by |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  return markdown.replace(PLACE, (_all, start: string, end: string) =>
    [start, ...head.concat(rows).map((line) => `${line}\n`), '\n', end].join(''),
  );
}

function row(name: string, vendor: string, { stop, status, rerun, list, budget }: Capabilities): string {
  const modes = Object.entries(stop.modes).map(([mode, capability]) => modeText(mode, capability));
  const ways = rerun.ways.map(wayText);
  const link = `[${name}](src/systems/${vendor}/README.md)<br>\`${vendor}\``;
  const cells = [
    link,
    modes.join('<br>'),
    `${stop.batchSize}, ${status.batchSize}`,
    budget ? `${budget.requestsPerSecond}, unless set` : 'not limited',
    ways.join('<br>'),
    listText(list),
  ];
  return `| ${cells.join(' | ')} |`;
}

function modeText(mode: string, { fromPhases, endsAs, reversible }: StopModeCapability): string {
  const ends = endsAs.map(({ phase, certainty }) => `${phase} (${certainty})`).join(' or ');
  return `\`${mode}\` when ${fromPhases.join(', ')}; ends ${ends}${reversible ? '' : ', **for good**'}`;
}

function wayText({ way, id, guard, search, fromPhases }: RerunWayCapability): string {
  const searched = search.sees === 'nothing' ? '' : `, search sees ${search.sees}`;
  return `\`${way}\` when ${fromPhases.join(', ')}: ${id} id, guarded by ${guard}${searched}`;
}

function listText(list: Capabilities['list']): string {
  if (!list) return 'nothing: name jobs by id';
  const { selectors, query, phases } = list;
  const members = query.length === 0 ? '' : `<br>query: ${query.map((name) => `\`${name}\``).join(', ')}`;
  const held = phases ? `<br>lists only ${phases.join(', ')} jobs` : '';
  return `${selectors.map((name) => `\`${name}\``).join(', ')}${members}${held}`;
}

if (require.main === module) {
  for (const file of process.argv.slice(2)) writeFileSync(file, fillSystemsTable(readFileSync(file, 'utf8')));
}
