import type { Option } from 'commander';
import type { JobControlWorkflow } from '../../client';
import { workflowIdFor } from '../../client/workflow-id';
import type { AwaitOptions, StopOptions } from '../../contract';
import { jobCount } from '../../contract/job-count';
import { batchFlags } from '../batch-flags';
import { batchFile, batchInput, type BatchOptions } from '../batch-input';
import { BATCH_KINDS } from '../batch-kinds';
import type { Call, Command } from '../command';
import { confirm } from '../confirm';
import { withTemporal } from '../connect';
import { tellStarting } from '../tell-workflow';
import { jobIds } from '../job-ids';
import { JOB_IDS, JSON_OPTION, plain, ROUTING_OPTIONS, type RoutingOptions, SYSTEM } from '../options';
import { routingFor, zoneOf } from '../routing';
import type { WorkflowNotes } from '../workflow-report';

/** What a command on a batch is called, and what it does. */
export interface BatchCommand {
  /** The first word of the command. */
  readonly word: string;
  readonly workflow: JobControlWorkflow;
  readonly summary: string;
  readonly details: string;
  readonly examples: Command['examples'];
}

interface Options extends BatchOptions, RoutingOptions {
  readonly json?: boolean;
  readonly wait?: boolean;
  readonly yes?: boolean;
  readonly workflowId?: string;
}

const YES = plain('--yes', 'do not ask before stops that cannot be undone');

/** A command that starts a workflow on jobs of one system. */
export function batchCommand(batch: BatchCommand): Command<Options> {
  const { parts } = BATCH_KINDS[batch.workflow];
  return {
    name: batch.word,
    summary: batch.summary,
    details: `${batch.details}\n\n${ABOUT_TIMES}`,
    arguments: [SYSTEM, JOB_IDS],
    options: [...batchFlags(parts), ...commonOptions(parts.includes('stop'))],
    examples: batch.examples,
    run: (call) => runBatch(batch, call),
  };
}

const ABOUT_TIMES = 'Times are written 500ms, 30s, 5 minutes, 1h, 2 days.';

function commonOptions(canStop: boolean): Option[] {
  return [
    plain('--input <file>', 'YAML or JSON with the rest of the input: recipes, runs, and any option above'),
    plain('--wait', 'wait for the end; Ctrl-C leaves the workflow as it is'),
    ...(canStop ? [YES] : []),
    JSON_OPTION,
    plain('--workflow-id <id>', 'id of the workflow (default: the same for the same request)'),
    ...ROUTING_OPTIONS,
  ];
}

async function runBatch({ workflow }: BatchCommand, call: Call<Options>): Promise<number> {
  const { options } = call;
  const [system, args] = call.args as [system: string, ids: string[]];
  const { parts } = BATCH_KINDS[workflow];
  const routing = routingFor(options, call.env);
  const file = batchFile(options);
  const jobs = await jobIds(args, call, 'jobs' in file.data);
  const zone = options.zone ?? (file.data['zone'] === undefined ? zoneOf(system, routing, {}) : undefined);
  const said = { system, jobs, zone };
  const input = batchInput(file, said, { options, parts });
  if ((input['stop'] as StopOptions | undefined)?.allowIrreversible) {
    const what = `Stops that cannot be undone are allowed for ${jobCount(input.jobs.length)} on ${system}: ${someOf(input.jobs)}. The very same job may never run again.`;
    await confirm({ what, yes: options.yes }, call);
  }
  return withTemporal(routing, async (temporal) => {
    const workflowId = options.workflowId ?? workflowIdFor(workflow, input);
    const start = () => temporal.jobControl.start(workflow, input, startOptions(options, input));
    return tellStarting({ workflowId, start }, temporal, call);
  });
}

function startOptions({ workflowId }: Options, input: Readonly<Record<string, unknown>>): object {
  const phases = (input['await'] as AwaitOptions | undefined)?.phases;
  const notes: WorkflowNotes = phases === undefined ? {} : { jobControlPhases: phases };
  // Under an id of the caller's own, what is under way may be something else.
  const own = workflowId === undefined ? {} : { workflowId, workflowIdConflictPolicy: 'FAIL' };
  return { ...own, memo: notes };
}

const MOST_NAMED = 10;

function someOf(ids: readonly string[]): string {
  const more = ids.length - MOST_NAMED;
  return ids.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
