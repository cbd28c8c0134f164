import type { Command } from '../command';
import { withTemporal } from '../connect';
import { EXIT } from '../exit-codes';
import { isFine, writeForecast } from '../forecast-text';
import { JSON_OPTION, type RoutingOptions } from '../options';
import { PLAN_OPTIONS, readPlan } from '../plan-file';
import { routingFor } from '../routing';
import { sayWhenLate } from '../say-when-late';
import { printJson } from '../write';
import { PLAN_FILE, PLAN_ROUTING } from './plan-run';

interface Options extends RoutingOptions {
  readonly json?: boolean;
}

/** What a plan would do. */
export const planDryRunCommand: Command<Options> = {
  name: 'dry-run',
  summary: 'what a plan would do now; only reads are sent',
  details:
    'Which jobs each step has, what would be called how often, which stops cannot be undone, which reruns cannot be proven, what needs an approval, and roughly how long it takes. Ends with 1 when a job would not be as wanted, as far as can be told now. The flags are those of plan run, so that the same line can be tried before; of them --approve-above changes what is told.',
  arguments: [PLAN_FILE],
  options: [...PLAN_OPTIONS, JSON_OPTION, ...PLAN_ROUTING],
  examples: [['job-control plan dry-run night.yaml', 'before it is run']],
  run: (call) => {
    const routing = routingFor(call.options, call.env);
    const plan = readPlan(call.args[0] as string, call.options, routing);
    return withTemporal(routing, async ({ jobControl }) => {
      const zones = Object.values(plan.steps).flatMap(({ zone }) => zone ?? []);
      const taskQueues = [routing.taskQueue, ...zones];
      const forecast = await sayWhenLate(taskQueues, call, jobControl.dryRunPlan(plan));
      if (call.options.json) printJson(call, forecast);
      else writeForecast(call.stdout, forecast);
      return isFine(forecast) ? EXIT.done : EXIT.notAsWanted;
    });
  },
};
