import type { Option } from 'commander';
import type { PlanInput } from '../../contract';
import type { Call, Command } from '../command';
import { confirmIrreversible } from '../confirm-plan';
import { withTemporal } from '../connect';
import { EXIT, wrongUsage } from '../exit-codes';
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
    ...SCHEDULED_PLAN_OPTIONS,
    YES,
    ...PLAN_ROUTING,
  ],
  examples: [
    ['job-control schedule update stuck --every 30m', 'less often'],
    ['job-control schedule update stuck --plan stuck.yaml', 'with another plan'],
  ],
  async run(call) {
    const { options } = call;
    requireNoneLost(options);
    const [spec, policies] = [specOf(options), policiesOf(options)];
    const plan = options.plan === undefined ? undefined : await planOf(options.plan, call);
    const changes = {
      ...(spec ? { spec } : {}),
      ...(policies ? { policies } : {}),
      ...(plan ? { plan } : {}),
    };
    if (Object.keys(changes).length === 0)
      throw wrongUsage('Say what changes: --plan, --every, --cron, --overlap or --catchup-window.');
    return withTemporal({}, async ({ jobControl }) => {
      await jobControl.schedules.getHandle(call.args[0] as string).update(changes);
      say(call, 'Changed. A run that is under way goes on as it began.');
      return EXIT.done;
    });
  },
};

/** A flag that changes something else than what is given would be dropped without a word. */
function requireNoneLost(options: Options): void {
  const given = (option: Option): boolean => Object.hasOwn(options, option.attributeName());
  const ofPlan = SCHEDULED_PLAN_OPTIONS.filter(given).map(({ long }) => long);
  if (options.plan === undefined && ofPlan.length > 0)
    throw wrongUsage(`For ${ofPlan.join(', ')} the plan is needed, too: give it with --plan.`);
  if (options.timeZone !== undefined && !specOf(options))
    throw wrongUsage('For --time-zone the times are needed, too: give them with --cron.');
}

async function planOf(file: string, call: Call<Options>): Promise<PlanInput> {
  const plan = readPlan(file, call.options, routingFor(call.options, call.env));
  await confirmIrreversible(plan, call);
  return plan;
}
