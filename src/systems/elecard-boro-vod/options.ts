import { z } from 'zod';
import { connectionShape } from '../shared/connection';
import { durationMs, positiveDurationMs } from '../shared/duration';
import type { ApiAuthKey, Signer } from './auth';
import { expectedIdForm } from './task-id';

/** The priorities of 4.3.7. */
const priority = z.enum(['low', 'normal', 'high', 'urgent', 'immediate']);

/** A TaskStart request that the caller kept. */
export const recordedTask = z.strictObject({
  templateId: z.int().positive().describe('template_id of the task.'),
  uri: z.string().min(1).describe('Path of the media file, as TaskStart takes it.'),
  name: z.string().min(1).optional().describe('Name of the task. Default: the last part of the uri.'),
  priority: priority.optional().describe("Default: the server's own, normal."),
});

/** A TaskStart request that the caller kept. */
export type RecordedTask = z.output<typeof recordedTask>;

/** Looks up what a task was started with; `undefined` when nothing is recorded. */
export type RecordedTaskLookup = (id: string) => Promise<RecordedTask | undefined>;

const taskId = z.string().refine((id) => expectedIdForm(id) === undefined, { error: 'expected a task id' });

const signing = z.strictObject({
  accessId: z.string().min(1).describe('Access id of the API key.'),
  secret: z
    .string()
    .regex(/^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, {
      error: 'expected the secret of an API key, in base64',
    })
    .describe('Secret of the API key, in base64, as the server shows it.'),
});

const restarts = z.strictObject({
  attempts: z
    .int()
    .min(1)
    .max(10)
    .default(3)
    .describe("How often a stalled task is restarted: the project's attempts_number. Default: 3."),
  watch: positiveDurationMs
    .prefault('15s')
    .describe('How long a task must stay Stalled until nobody expects a restart any more. Default: 15s.'),
});

/** What an operator configures of one project on a Boro VoD server. Gives times in milliseconds. */
export const elecardBoroVodOptions = z.strictObject({
  ...connectionShape,
  userId: z
    .int()
    .positive()
    .describe('The user acted for. It is no credential: keep the server on a private network.'),
  projectId: z.int().positive().describe('The project whose tasks are meant.'),
  signing: signing
    .optional()
    .describe('Sign requests (admin panel: "Verify HMAC signatures"). Default: off.'),
  automaticRestarts: z
    .union([z.literal(false), restarts])
    .prefault({})
    .describe("How the project restarts stalled tasks, or false when it doesn't. Default: 3 times."),
  recordedTasks: z
    .record(taskId, recordedTask)
    .optional()
    .describe('What tasks were started with, by task id: asked before the server is. Default: none.'),
  pollInterval: positiveDurationMs.prefault('5s').describe('Between two looks at a task. Default: 5s.'),
  settle: durationMs
    .prefault('5s')
    .describe(
      'After a start without an answer: how long until the task can be expected to show. Default: 5s.',
    ),
});

type FileOptions = z.input<typeof elecardBoroVodOptions>;

/** Options in code: those of the settings file, and functions where a file can only have data. */
export interface ElecardBoroVodOptions extends Omit<FileOptions, 'signing' | 'recordedTasks'> {
  /** An API key, or a signer of your own. Default: requests are not signed. */
  readonly signing?: ApiAuthKey | Signer;
  /** What tasks were started with, by task id, or a function that looks it up. Default: none. */
  readonly recordedTasks?: Readonly<Record<string, RecordedTask>> | RecordedTaskLookup;
}
