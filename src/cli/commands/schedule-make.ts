import type { PlanInput } from '../../contract';
import type { Call, Command } from '../command';
import { confirmIrreversible } from '../confirm-plan';
import { withTemporal } from '../connect';
import { EXIT, wrongUsage } from '../exit-codes';
import { givenFlags } from '../given-flags';
import { plain, type RoutingOptions } from '../options';
import { PLAN_OPTIONS, readPlan } from '../plan-file';
import { routingFor } from '../routing';
import { policiesOf, SCHEDULE_OPTIONS, type ScheduleFlags, specOf } from '../schedule-flags';
import { shellWord } from '../shell-word';
import { say } from '../write';
import { PLAN_FILE, PLAN_ROUTING } from './plan-run';
import { SCHEDULE } from './schedule-one';

interface Options extends RoutingOptions, ScheduleFlags {
  readonly plan?: string;
  readonly paused?: boolean;
  readonly note?: string;
  readonly yes?: boolean;
}

/** A run of a schedule is a request of its own. */
const PER_RUN: ReadonlySet<string | undefined> = new Set(['--intent', '--repeated']);
const SCHEDULED_PLAN_OPTIONS = PLAN_OPTIONS.filter(({ long }) => !PER_RUN.has(long));
/** Those that a change has a use for only together with a plan. */
const WITH_PLAN = [
  ...SCHEDULED_PLAN_OPTIONS,
  plain('--yes', 'with --plan: do not ask before stops that cannot be undone'),
  plain(
    '--settings <file>',
    'with --plan: settings with zones (default: $JOB_CONTROL_SETTINGS, or job-control.yaml where there is one)',
  ),
];
const YES = plain('--yes', 'do not ask before stops that cannot be undone');

/** Makes a schedule. */
export const scheduleCreateCommand: Command<Options> = {
  name: 'create',
  summary: 'run a plan again and again',
  details: 'Each run is a request of its own. Runs never work side by side, so no job is remediated twice.',
  arguments: [SCHEDULE, PLAN_FILE],
  options: [
    ...SCHEDULE_OPTIONS,
    plain('--paused', 'it begins paused'),
    plain('--note <text>', 'a note for people'),
    ...SCHEDULED_PLAN_OPTIONS,
    YES,
    ...PLAN_ROUTING,
  ],
  examples: [
    ['job-control schedule create stuck stuck.yaml --every 15m', 'every 15 minutes'],
    [
      'job-control schedule create night night.yaml --cron "0 3 * * *" --time-zone Europe/Berlin',
      'at 3 every night',
    ],
  ],
  async run(call) {
    const { options } = call;
    const [scheduleId, file] = call.args as [string, string];
    const spec = specOf(options);
    if (!spec) throw wrongUsage('Say when it runs: --every, --cron, or both.');
    const plan = await planOf(file, call);
    const policies = policiesOf(options);
    const { paused, note } = options;
    const state = { ...(paused ? { paused } : {}), ...(note === undefined ? {} : { note }) };
    return withTemporal(routingFor(options, call.env), async ({ jobControl }) => {
      await jobControl.schedules.create({ scheduleId, spec, plan, state, ...(policies ? { policies } : {}) });
      say(call, `Made. To see it: job-control schedule show ${shellWord(scheduleId)}`);
      return EXIT.done;
    });
  },
};

/** Changes a schedule. */
export const scheduleUpdateCommand: Command<Options> = {
  name: 'update',
  summary: 'change when a schedule runs, or what it does',
  details: 'What is not named stays as it is; --every and --cron together replace when it ran before.',
  arguments: [SCHEDULE],
  options: [
    plain('--plan <file>', 'the new plan, in YAML or JSON'),
    ...SCHEDULE_OPTIONS,
    ...WITH_PLAN,
    plain('--task-queue <name>', 'task queue of the workers from the next run on'),
  ],
  examples: [
    ['job-control schedule update stuck --every 30m', 'less often'],
    ['job-control schedule update stuck --plan stuck.yaml', 'with another plan'],
  ],
  async run(call) {
    const { options } = call;
    const lost = options.plan === undefined ? givenFlags(options, WITH_PLAN) : '';
    if (lost !== '') throw wrongUsage(`For ${lost} the plan is needed, too: give it with --plan.`);
    const [spec, policies, { taskQueue }] = [specOf(options), policiesOf(options), options];
    const plan = options.plan === undefined ? undefined : await planOf(options.plan, call);
    const changes = {
      ...(spec ? { spec } : {}),
      ...(policies ? { policies } : {}),
      ...(plan ? { plan } : {}),
      ...(taskQueue === undefined ? {} : { taskQueue }),
    };
    if (Object.keys(changes).length === 0)
      throw wrongUsage(
        'Say what changes: --plan, --every, --cron, --overlap, --catchup-window or --task-queue.',
      );
    return withTemporal({}, async ({ jobControl }) => {
      await jobControl.schedules.getHandle(call.args[0] as string).update(changes);
      say(call, 'Changed. A run that is under way goes on as it began.');
      return EXIT.done;
    });
  },
};

async function planOf(file: string, call: Call<Options>): Promise<PlanInput> {
  const plan = readPlan(file, call.options, routingFor(call.options, call.env));
  await confirmIrreversible(plan, call);
  return plan;
}
