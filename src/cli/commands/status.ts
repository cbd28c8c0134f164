import { Argument } from 'commander';
import type { Call, Command } from '../command';
import { withTemporal } from '../connect';
import { wrongUsage } from '../exit-codes';
import { givenFlags } from '../given-flags';
import { jobIds } from '../job-ids';
import { JOB_IDS, JSON_OPTION, plain, ROUTING_OPTIONS, type RoutingOptions, SYSTEM } from '../options';
import { tellReadings } from '../readings';
import { routingFor, zoneOf } from '../routing';
import { tellWorkflow } from '../tell-workflow';

interface Options extends RoutingOptions {
  readonly json?: boolean;
  readonly wait?: boolean;
  readonly workflow?: string;
}

/** What jobs are doing now, or how a workflow goes on. */
export const statusCommand: Command<Options> = {
  name: 'status',
  summary: 'what jobs are doing now, or how a workflow goes on',
  details:
    'With a system and job ids: asks the workers what each job is doing now, and changes nothing. With --workflow: shows what a workflow has done so far, or its result.',
  arguments: [new Argument('[system]', SYSTEM.description), JOB_IDS],
  options: [
    plain('--workflow <id>', 'show this workflow instead'),
    plain('--wait', 'with --workflow: wait for the end; Ctrl-C leaves the workflow as it is'),
    JSON_OPTION,
    ...ROUTING_OPTIONS,
  ],
  examples: [
    ['job-control status boro-lab 4711 4712', 'what two jobs are doing now'],
    ['job-control status --workflow job-control/stopJobs/boro-lab/0a1b2c --wait', 'come back to a workflow'],
  ],
  run: (call) => {
    const [system] = call.args as [system: string | undefined];
    const { workflow } = call.options;
    if ((workflow === undefined) === (system === undefined))
      throw wrongUsage('Name either a system with job ids, or a workflow with --workflow.');
    const routing = givenFlags(call.options, ROUTING_OPTIONS);
    if (workflow !== undefined && routing !== '')
      throw wrongUsage(`${routing} go with a system and job ids: with --workflow, leave them out.`);
    if (workflow !== undefined) return ofWorkflow(workflow, call);
    if (call.options.wait)
      throw wrongUsage('--wait goes with --workflow; to wait for jobs: job-control await');
    return ofJobs(call);
  },
};

async function ofJobs(call: Call<Options>): Promise<number> {
  const { options } = call;
  const [system, args] = call.args as [system: string, ids: string[]];
  const routing = routingFor(options, call.env);
  const jobs = (await jobIds(args, call, false)) ?? [];
  const zone = zoneOf(system, routing, options);
  const input = { system, jobs, ...(zone === undefined ? {} : { zone }) };
  return withTemporal(routing, ({ jobControl }) =>
    tellReadings(jobControl, { ...input, taskQueue: routing.taskQueue }, call),
  );
}

function ofWorkflow(workflowId: string, call: Call<Options>): Promise<number> {
  return withTemporal({}, (temporal) => tellWorkflow(workflowId, temporal, call));
}
