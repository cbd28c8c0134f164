import { Argument } from 'commander';
import { planIdFor } from '../../client/workflow-id';
import { PLAN_WORKFLOWS } from '../../contract';
import type { Command } from '../command';
import { confirmIrreversible } from '../confirm-plan';
import { withTemporal } from '../connect';
import { JSON_OPTION, plain, ROUTING_OPTIONS, type RoutingOptions } from '../options';
import { PLAN_OPTIONS, readPlan } from '../plan-file';
import { routingFor } from '../routing';
import { tellStarting } from '../tell-workflow';

interface Options extends RoutingOptions {
  readonly json?: boolean;
  readonly wait?: boolean;
  readonly yes?: boolean;
  readonly workflowId?: string;
}

/** The file of a plan. */
export const PLAN_FILE = new Argument('<file>', 'the plan, in YAML or JSON');

/** Settings and task queue; a plan has zones of its own. */
export const PLAN_ROUTING = ROUTING_OPTIONS.filter(({ long }) => long !== '--zone');

/** Starts a plan. */
export const planRunCommand: Command<Options> = {
  name: 'run',
  summary: 'start the steps of a plan, in their order',
  details:
    'A plan has steps, each a batch of jobs on one system with an action, ordered by "after". What is wrong with it is said with line and path, and then nothing is started.',
  arguments: [PLAN_FILE],
  options: [
    ...PLAN_OPTIONS,
    plain('--wait', 'wait for the end; Ctrl-C leaves the plan as it is'),
    plain('--yes', 'do not ask before stops that cannot be undone'),
    JSON_OPTION,
    plain('--workflow-id <id>', 'id of the plan (default: the same for the same plan)'),
    ...PLAN_ROUTING,
  ],
  examples: [
    ['job-control plan run night.yaml --wait', 'start a plan and see how it goes on'],
    ['job-control plan run night.yaml --on-failure ask --workflow-id night', 'with an id of your own'],
  ],
  async run(call) {
    const { options } = call;
    const routing = routingFor(options, call.env);
    const plan = readPlan(call.args[0] as string, options, routing);
    await confirmIrreversible(plan, call);
    const { workflowId } = options;
    const own = workflowId === undefined ? {} : { workflowId, workflowIdConflictPolicy: 'FAIL' as const };
    return withTemporal(routing, async (temporal) => {
      const start = () => temporal.jobControl.startPlan(plan, own);
      return tellStarting(
        { workflowId: workflowId ?? planIdFor(PLAN_WORKFLOWS.run, plan), start },
        temporal,
        call,
      );
    });
  },
};
