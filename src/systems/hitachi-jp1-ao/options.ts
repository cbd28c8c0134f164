import { z } from 'zod';
import { connectionShape } from '../shared/connection';
import { durationMs, positiveDurationMs } from '../shared/duration';
import { propertyValues, type OverrideLookup } from './overrides';
import { TASK_STATES } from './statuses';

const account = {
  user: z
    .string()
    .min(1)
    .refine((name) => !name.includes(':'), { error: 'expected a user name without a colon' })
    .describe('The JP1/AO user. Its role must allow task operations: Admin, Develop, Modify or Submit.'),
  password: z.string().min(1).describe('Password of that user.'),
};

const reruns = {
  resubmitSchedule: z
    .enum(['immediate', 'keep'])
    .prefault('immediate')
    .describe(
      'When a resubmitted task runs: at once, or on the schedule of the old one, which makes a second recurrence. Default: immediate.',
    ),
  overrides: z
    .record(z.string().min(1), propertyValues)
    .optional()
    .describe('Property values of resubmitted tasks: by service name, then by keyName. Default: none.'),
};

/** What an operator configures of one JP1/AO server. Gives times in milliseconds. */
export const hitachiJp1AoOptions = z.strictObject({
  ...connectionShape,
  ...account,
  version: z
    .union([z.literal(10), z.literal(11), z.literal(12), z.literal('probe')])
    .prefault(12)
    .describe(
      'Major version of the product; probe asks the server, and declares what every version can. Default: 12.',
    ),
  language: z
    .string()
    .regex(/^[A-Za-z]{2}(-[A-Za-z]{2})?$/, { error: 'expected a language such as en or ja' })
    .optional()
    .describe(
      "Language of the server's messages. Default: en; with version 10 ja, the only one that it accepts.",
    ),
  statusWords: z
    .record(z.string().min(1), z.enum(TASK_STATES))
    .optional()
    .describe('More status words of this server, each with the state that it stands for. Default: none.'),
  cancelRecurring: z
    .boolean()
    .prefault(false)
    .describe(
      'Whether stopping a waiting task may cancel a schedule that recurs, with all that follows. Default: false.',
    ),
  ...reruns,
  pollInterval: positiveDurationMs.prefault('10s').describe('Between two looks at a task. Default: 10s.'),
  settle: durationMs
    .prefault('10s')
    .describe('After a rerun without an answer: how long until it can be expected to show. Default: 10s.'),
});

type FileOptions = z.input<typeof hitachiJp1AoOptions>;

/** Options in code: those of the settings file, and a function where a file can only have data. */
export interface HitachiJp1AoOptions extends Omit<FileOptions, 'overrides'> {
  /** Property values of resubmitted tasks, by service name and keyName, or a function that looks them up. Default: none. */
  readonly overrides?: Readonly<Record<string, Readonly<Record<string, string>>>> | OverrideLookup;
}
