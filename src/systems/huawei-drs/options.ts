import { z } from 'zod';
import { budgetShape } from '../shared/budget';
import { connectionShape } from '../shared/connection';
import { durationMs, positiveDurationMs } from '../shared/duration';
import { expectedIdForm } from './job-id';
import { NEW_RUNS } from './new-run-plan';
import { API_SETTINGS } from './probe';
import { recipeSchema, type RecordedJobLookup } from './recipe';
import { PAUSE_MODES } from './words';

const iam = z
  .strictObject({
    ...connectionShape,
    user: z.string().min(1).describe('Name of the IAM user.'),
    password: z.string().min(1).describe('Password of that user.'),
    account: z.string().min(1).describe('Name of the account (domain) that the user belongs to.'),
    project: z
      .string()
      .min(1)
      .optional()
      .describe('Name of the project, for example cn-north-4. Needed where projectId is left out.'),
  })
  .describe('Authenticate with a token of this IAM, whose address is url.');

const signing = z
  .strictObject({
    accessKey: z.string().min(1).describe('Access key id (AK).'),
    secretKey: z.string().min(1).describe('Secret access key (SK).'),
    securityToken: z.string().min(1).optional().describe('Security token of a temporary access key.'),
  })
  .describe('Authenticate by signing each request with an access key.');

const jobId = z.string().refine((id) => expectedIdForm(id) === undefined, { error: 'expected a task id' });

const reruns = {
  newRun: z
    .enum(NEW_RUNS)
    .prefault('clone')
    .describe(
      'What a new run is made by where both are possible. A clone may lack the database passwords. Default: clone.',
    ),
  recordedJobs: z
    .record(jobId, recipeSchema)
    .optional()
    .describe(
      'What tasks were created with, by task id: a new run is made from it where it cannot be cloned. Default: none.',
    ),
  secrets: z
    .record(z.string().min(1), z.string().min(1))
    .prefault({})
    .describe('Secrets by the NAME that recipes call them, as ${secret:NAME}. Default: none.'),
};

/** What an operator configures of one project in one region. Gives times in milliseconds. */
export const huaweiDrsOptions = z
  .strictObject({
    ...connectionShape,
    ...budgetShape,
    projectId: z
      .string()
      .regex(/^[0-9a-f]{32}$/, { error: 'expected a project id: 32 hexadecimal digits in lower case' })
      .optional()
      .describe(
        'The project whose tasks are meant. Needed with signing; with iam it is taken from the token.',
      ),
    iam: iam.optional(),
    signing: signing.optional(),
    api: z
      .enum(API_SETTINGS)
      .prefault('probe')
      .describe('Version of the API; probe asks the region once whether it has v5. Default: probe.'),
    pauseMode: z
      .enum(PAUSE_MODES)
      .prefault('all')
      .describe(
        'What a pause stops: the replay into the target, or reading the source too (all). Default: all.',
      ),
    language: z
      .enum(['en-us', 'zh-cn'])
      .prefault('en-us')
      .describe("Language of the vendor's messages. Default: en-us."),
    ...reruns,
    pollInterval: positiveDurationMs.prefault('15s').describe('Between two looks at a task. Default: 15s.'),
    settle: durationMs
      .prefault('20s')
      .describe('After a rerun without an answer: how long until it can be expected to show. Default: 20s.'),
  })
  .refine((options) => (options.iam === undefined) !== (options.signing === undefined), {
    error: 'expected either iam or signing',
  })
  .refine((options) => options.signing === undefined || options.projectId !== undefined, {
    error: 'expected projectId, which signing needs',
    path: ['projectId'],
  })
  .refine(
    (options) =>
      options.iam === undefined || options.projectId !== undefined || options.iam.project !== undefined,
    {
      error: 'expected projectId or iam.project',
      path: ['projectId'],
    },
  );

/** Validated options. */
export type HuaweiDrsSettings = z.output<typeof huaweiDrsOptions>;

type FileOptions = z.input<typeof huaweiDrsOptions>;

/** Options in code: those of the settings file, and a function where a file can only have data. */
export interface HuaweiDrsOptions extends Omit<FileOptions, 'recordedJobs'> {
  /** What tasks were created with, by task id, or a function that looks it up. Default: none. */
  readonly recordedJobs?: FileOptions['recordedJobs'] | RecordedJobLookup;
}
