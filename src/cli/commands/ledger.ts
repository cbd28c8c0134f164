import type { WorkflowExecutionDescription } from '@temporalio/client';
import { type LedgerEntry, PLAN_WORKFLOWS } from '../../contract';
import { harmless } from '../../contract/brief';
import { askWorker } from '../ask-worker';
import type { Command } from '../command';
import { type Temporal, withTemporal } from '../connect';
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
  details:
    'When, what, for which job, in which way, with which marker, and by whom. Of a plan: the plan and all its batches. Needs a worker.',
  arguments: [WORKFLOW],
  options: [plain('--json', 'JSON lines: one entry a line, each with the ids of workflow and run')],
  examples: [
    ['job-control ledger job-control/remediateJobs/boro-lab/0a1b2c', 'as a table'],
    ['job-control ledger night --json >> audit.jsonl', 'for an audit system'],
  ],
  run: (call) =>
    withTemporal({}, async (temporal) => {
      const { args, options, stdout } = call;
      const { workflowId, type, taskQueue } = await temporal.client.workflow
        .getHandle(args[0] as string)
        .describe();
      const entries = await askWorker(taskQueue, call, entriesOf({ workflowId, type }, temporal));
      if (options.json) stdout.write(entries.map((entry) => `${harmlessJson(entry)}\n`).join(''));
      else writeTable(stdout, columnsFor(entries), entries);
      return EXIT.done;
    }),
};

async function entriesOf(
  { workflowId, type }: Pick<WorkflowExecutionDescription, 'workflowId' | 'type'>,
  { jobControl }: Temporal,
): Promise<LedgerEntry[]> {
  const isPlan = type === PLAN_WORKFLOWS.run;
  const workflow = isPlan ? jobControl.getPlan(workflowId) : jobControl.getHandle(workflowId);
  const lines = (await workflow.ledgerLines()).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as LedgerEntry);
}

/** Those that have something to say. */
function columnsFor(entries: readonly LedgerEntry[]): Column<LedgerEntry>[] {
  return COLUMNS.filter(({ text }) => entries.some((entry) => text(entry) !== ''));
}

const COLUMNS: readonly Column<LedgerEntry>[] = [
  column('AT', ({ at }) => at),
  column('EVENT', ({ event }) => event),
  column('STEP', ({ step }) => step),
  column('SYSTEM', ({ system }) => system),
  column('JOB', ({ id, jobs }) => id ?? (jobs === undefined ? '' : `(${jobs})`)),
  column('HOW', ({ mode, way }) => mode ?? way),
  column('OUTCOME', ({ outcome, newId }) => [outcome, newId && `as ${newId}`].filter(Boolean).join(' ')),
  column('BY', ({ by }) => by),
  { ...column('WHY', ({ why }) => why), least: 10 },
];

function column(head: string, text: (entry: LedgerEntry) => string | undefined): Column<LedgerEntry> {
  return { head, text: (entry) => harmless(text(entry) ?? '') };
}
