import { z } from 'zod';
import { expectedIdForm } from './run-id';
import type { Body } from './wire/body';

/** A path below `op/`: plain words, so that it can lead nowhere else. */
const operation = z
  .string()
  .max(200)
  .regex(/^[A-Za-z][\w-]*(\/[A-Za-z][\w-]*)+$/, {
    error: 'expected a path below op/, such as cliTemplateConfiguration/deployTemplateThroughJob',
  })
  .refine((path) => !/^jobService\//i.test(path), { error: 'jobService starts no job' });

const word = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^"\\\p{Cc}]+$/u, { error: 'expected text without quotes, backslashes and control characters' });

/**
 * A submission that starts a job, as the caller keeps it: the NBI does not return what a job was submitted with. It is what a request
 * gives as a recipe, and what settings record.
 */
export const submissionSchema = z.strictObject({
  operation: operation.describe('Path below op/ that starts the job.'),
  method: z.enum(['PUT', 'POST']).prefault('PUT').describe('Default: PUT.'),
  body: z
    .record(z.string().min(1), z.json())
    .refine((body) => Object.keys(body).length > 0, { error: 'expected a payload' })
    .describe('Its payload, as JSON has it: sent as it is, or as XML by the same mapping.'),
  jobType: word.describe('Type of the jobs it starts, for example CliTemplateDeployIOSDevices.'),
  jobNamePattern: word
    .optional()
    .describe('How the names of these jobs look, with * for anything. Default: Job<jobType>hh_mm_ss_mmm_*.'),
});

/** A submission as the caller writes it. */
export interface GivenSubmission {
  readonly operation: string;
  readonly method?: 'PUT' | 'POST';
  readonly body: Readonly<Record<string, unknown>>;
  readonly jobType: string;
  readonly jobNamePattern?: string | undefined;
}

/** A validated submission. */
export type Recipe = z.output<typeof submissionSchema>;

const jobId = z
  .string()
  .refine((id) => !id.includes('/') && expectedIdForm(id) === undefined, { error: 'expected a job id' });

/** A submission recorded in settings, for the jobs that fit all that is said of them. */
export const recordedSubmission = z
  .strictObject({
    jobId: jobId.optional().describe('Id of the job, without a run.'),
    jobName: word.optional().describe('Name of the job.'),
    jobType: word.optional().describe('Type of the job.'),
    submission: submissionSchema.describe('What starts such a job.'),
  })
  .refine((entry) => [entry.jobId, entry.jobName, entry.jobType].some((part) => part !== undefined), {
    error: 'expected jobId, jobName or jobType',
  });

/** A validated record. */
export type RecordedSubmission = z.output<typeof recordedSubmission>;

/** The texts in a payload: what it carries is not for messages. */
export function textsIn(body: Body): string[] {
  if (typeof body === 'string') return [body];
  return typeof body === 'object' && body !== null ? Object.values(body).flatMap(textsIn) : [];
}

/** The names of the parameters in a payload, never their values: where names and values are listed as pairs, the names listed. */
export function parameterNames(body: Body): string[] {
  return [...new Set(namesIn(body))];
}

function namesIn(body: Body): string[] {
  if (typeof body !== 'object' || body === null) return [];
  if (Array.isArray(body)) return body.flatMap(namesIn);
  const { name, value } = body as Readonly<Record<string, Body>>;
  if (typeof name === 'string' && value !== undefined) return [name];
  return Object.entries(body as Readonly<Record<string, Body>>).flatMap(([key, member]) =>
    typeof member === 'object' && member !== null ? namesIn(member) : [key],
  );
}

/** The ids of the devices that a template deployment targets; none where the payload is of another kind. */
export function targetDevices({ body }: Pick<Recipe, 'body'>): string[] {
  const devices = membersNamed(body, 'targetDeviceID');
  return devices.flatMap((id) => (typeof id === 'string' || typeof id === 'number' ? [String(id)] : []));
}

function membersNamed(body: Body, name: string): Body[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([key, member]) =>
    key === name ? [member] : membersNamed(member, name),
  );
}
