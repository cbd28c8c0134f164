import { z } from 'zod';
import { budgetShape } from '../shared/budget';
import { connectionShape } from '../shared/connection';
import { durationMs, positiveDurationMs } from '../shared/duration';
import { recordedSubmission } from './recipe';
import type { SubmissionLookup } from './submissions';

const connection = {
  ...connectionShape,
  connections: z
    .int()
    .min(1)
    .max(5)
    .prefault(4)
    .describe('Sockets open at most. Each may count as one of the five sessions of the user. Default: 4.'),
  keepAlive: z
    .boolean()
    .prefault(false)
    .describe(
      'Use a socket for several requests. Without it a session ends with its request. Default: false.',
    ),
  ...budgetShape,
  rateLimits: z
    .enum(['ask', 'configured'])
    .optional()
    .describe(
      'Whether the server is asked for its rate limits, which v4 tells. Default: ask with version 4, otherwise configured.',
    ),
  refusalRetries: z
    .int()
    .min(0)
    .max(10)
    .prefault(2)
    .describe(
      'How many refusals in a row (401, login page, 403) are taken for passing, as with too many sessions. Default: 2.',
    ),
};

const account = {
  user: z
    .string()
    .min(1)
    .refine((name) => !name.includes(':'), { error: 'expected a user name without a colon' })
    .describe('A user of its own, in the groups NBI Read and NBI Write.'),
  password: z.string().min(1).describe('Password of that user.'),
  virtualDomain: z.string().min(1).optional().describe("Virtual domain to act in. Default: the user's own."),
};

const stops = {
  schedule: z
    .enum(['leave', 'suspend', 'cancel'])
    .prefault('leave')
    .describe(
      'What a stop does to the job besides its run: leave its schedule, suspend it, or cancel it for good. Default: leave.',
    ),
};

const reruns = {
  resumeSuspended: z
    .boolean()
    .prefault(false)
    .describe('Whether a rerun may resume the suspended schedule of a job. Default: false.'),
  recordedSubmissions: z
    .array(recordedSubmission)
    .optional()
    .describe('What starts jobs, by job id, name or type; the first that fits. Default: none.'),
  historyKept: positiveDurationMs
    .prefault('1 day')
    .describe('For how long a job is sure to be listed after it was submitted. Default: 1 day.'),
};

/** What an operator configures of one Prime Infrastructure or EPN Manager server. Gives times in milliseconds. */
export const ciscoPrimeOptions = z.strictObject({
  ...connection,
  ...account,
  version: z
    .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
    .prefault(4)
    .describe('Version of the API. Default: 4, which servers have since Prime Infrastructure 3.4.'),
  format: z.enum(['json', 'xml']).prefault('json').describe('Format of bodies. Default: json.'),
  jobsPerCall: z
    .int()
    .min(1)
    .max(200)
    .prefault(50)
    .describe('Jobs read in one call; 1 for a server whose runhistory has no operator in(...). Default: 50.'),
  ...stops,
  ...reruns,
  pollInterval: positiveDurationMs.prefault('10s').describe('Between two looks at a run. Default: 10s.'),
  settle: durationMs
    .prefault('30s')
    .describe(
      'After a submission without an answer: how long until its job can be expected to show. Default: 30s.',
    ),
});

type FileOptions = z.input<typeof ciscoPrimeOptions>;

/** Options in code: those of the settings file, and a function where a file can only have data. */
export interface CiscoPrimeOptions extends Omit<FileOptions, 'recordedSubmissions'> {
  /** What starts jobs, or a function that looks it up. Default: none. */
  readonly recordedSubmissions?: FileOptions['recordedSubmissions'] | SubmissionLookup;
}
