import type { LedgerEntry } from '../../contract';
import { harmless } from '../../contract/brief';
import type { Command } from '../command';
import { withTemporal } from '../connect';
import { EXIT } from '../exit-codes';
import { plain, WORKFLOW } from '../options';
import type { Column } from '../screen/columns';
import { writeTable } from '../screen/static-table';
import { harmlessJson } from '../write';

interface Options {
  readonly json?: boolean;
}

/** What a workflow did and decided. */
export const ledgerCommand: Command<Options> = {
  name: 'ledger',
  summary: 'what a workflow did and decided, in order',
  details: 'When, what, for which job, in which way, with which marker, and by whom. Needs a worker.',
  arguments: [WORKFLOW],
  options: [plain('--json', 'JSON lines: one entry a line, each with the ids of workflow and run')],
  examples: [
    ['job-control ledger job-control/remediateJobs/boro-lab/0a1b2c', 'as a table'],
    [
      'job-control ledger job-control/remediateJobs/boro-lab/0a1b2c --json >> audit.jsonl',
      'for an audit system',
    ],
  ],
  run: ({ args, options, stdout }) =>
    withTemporal({}, async ({ jobControl }) => {
      const [workflowId] = args as [string];
      const handle = jobControl.getHandle(workflowId);
      if (options.json) stdout.write(harmlessLines(await handle.ledgerLines()));
      else writeTable(stdout, COLUMNS, await handle.ledger());
      return EXIT.done;
    }),
};

function harmlessLines(lines: string): string {
  const entries = lines.split('\n').filter((line) => line !== '');
  return entries.map((line) => `${harmlessJson(JSON.parse(line))}\n`).join('');
}

const COLUMNS: readonly Column<LedgerEntry>[] = [
  column('AT', ({ at }) => at),
  column('EVENT', ({ event }) => event),
  column('SYSTEM', ({ system }) => system),
  column('JOB', ({ id, jobs }) => id ?? (jobs === undefined ? '' : `(${jobs})`)),
  column('HOW', ({ mode, way }) => mode ?? way ?? ''),
  column('OUTCOME', ({ outcome, newId }) => [outcome, newId && `as ${newId}`].filter(Boolean).join(' ')),
  column('BY', ({ by }) => by ?? ''),
  { ...column('WHY', ({ why }) => why ?? ''), least: 10 },
];

function column(head: string, text: (entry: LedgerEntry) => string): Column<LedgerEntry> {
  return { head, text: (entry) => harmless(text(entry)) };
}
