import { InvalidArgumentError, Option } from 'commander';
import type { ScheduleSpec } from '@temporalio/client';
import { DURATION_FORM, durationToMs } from '../contract';
import type { PlanSchedulePolicies } from '../client';
import { wrongUsage } from './exit-codes';
import { choice, duration, plain } from './options';

/** When a schedule runs, and how it treats runs that overlap or were missed. */
export interface ScheduleFlags {
  readonly every?: readonly number[];
  readonly cron?: readonly string[];
  readonly timeZone?: string;
  readonly overlap?: 'skip' | 'buffer-one';
  readonly catchupWindow?: string;
}

/** The flags of a schedule, besides its plan. */
export const SCHEDULE_OPTIONS: readonly Option[] = [
  new Option('--every <time>', 'run it so often: 15m, 1h; may be given several times').argParser(everySo),
  new Option('--cron <expression>', 'run it then: "0 3 * * *"; may be given several times').argParser(
    (text: string, before: readonly string[] = []) => [...before, text],
  ),
  plain('--time-zone <name>', 'for --cron: Europe/Berlin (default: UTC)'),
  choice(
    '--overlap <what>',
    'for a run whose time comes while the one before still works: leave it out, or begin it after (default: skip)',
    ['skip', 'buffer-one'],
  ),
  duration('--catchup-window <time>', 'how late a run may begin when the Temporal server was away'),
];

function everySo(text: string, before: readonly number[] = []): readonly number[] {
  const milliseconds = durationToMs(text);
  if (milliseconds === undefined || milliseconds < 1_000)
    throw new InvalidArgumentError(`Expected ${DURATION_FORM}, of a second at least.`);
  return [...before, milliseconds];
}

/** When it runs; `undefined` where no flag says so. Throws for a time zone that would be dropped: an interval has none. */
export function specOf({ every = [], cron = [], timeZone }: ScheduleFlags): ScheduleSpec | undefined {
  if (timeZone !== undefined && cron.length === 0)
    throw wrongUsage('For --time-zone the times are needed, too: give them with --cron.');
  if (every.length + cron.length === 0) return undefined;
  return {
    intervals: every.map((milliseconds) => ({ every: milliseconds })),
    cronExpressions: [...cron],
    ...(timeZone === undefined ? {} : { timezone: timeZone }),
  };
}

/** How it treats its runs; `undefined` where no flag says so. */
export function policiesOf({ overlap, catchupWindow }: ScheduleFlags): PlanSchedulePolicies | undefined {
  if (overlap === undefined && catchupWindow === undefined) return undefined;
  return {
    ...(overlap === undefined ? {} : { overlap: overlap === 'skip' ? 'SKIP' : 'BUFFER_ONE' }),
    ...(catchupWindow === undefined ? {} : { catchupWindow }),
  };
}
