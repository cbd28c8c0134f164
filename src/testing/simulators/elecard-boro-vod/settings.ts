import {
  aFlag,
  anInteger,
  anObject,
  aText,
  fieldsOf,
  listOf,
  mapOf,
  milliseconds,
  oneOf,
  orNull,
  type JsonObject,
} from '../kit';
import { ERROR_SHAPES, type ErrorShape } from './error-shapes';

/** The members of a TaskStatus item that a server may leave out. */
export const STATUS_FIELDS = ['template_id', 'uri', 'name', 'priority'] as const;

/** Every switch. Durations in milliseconds, null means never. */
export interface BoroVodSettings {
  /** How long a task stays Scheduled before it asks for a probe; default 20. */
  readonly queuedForMs: number | null;
  /** How long a task stays in Explore; default 20. */
  readonly exploresForMs: number | null;
  /** How long a task runs; default 60 000, so that no short test sees the end by accident. */
  readonly runsForMs: number | null;
  /** From an accepted TaskStop to Canceled; default 30. */
  readonly stopTakesMs: number | null;
  /** How many tasks can be in Explore or Running at a time; default null, without limit. */
  readonly probes: number | null;
  /** Whether Stalled tasks are restarted; default true, as documented. */
  readonly restart: boolean;
  /** How many restarts a task gets, 1 to 10; default 3, as documented. */
  readonly restartAttempts: number;
  /** From Stalled to the new task; default 20. */
  readonly restartDelayMs: number;
  /** What TaskStatus says of an id that does not exist; default error. */
  readonly unknownTaskInStatus: 'error' | 'absent';
  /** Which optional members TaskStatus items have; default all. */
  readonly statusFields: readonly (typeof STATUS_FIELDS)[number][];
  /** Whether TaskStatus obeys `restart_chain`; if not, it always answers as for `all`. Default true. */
  readonly honoursRestartChain: boolean;
  /** What TaskReport has for a task that did not complete; default an item with an empty `task_report`. */
  readonly canceledReport: 'empty-report' | 'errors';
  /** Whether TaskReport takes `"*"`; default true. */
  readonly reportsAll: boolean;
  /** `task_id` of a TaskStart item that failed; default null. */
  readonly failedStartTaskId: 'null' | 'absent';
  /** Whether `errors` is sent when it is empty (TaskStart items, TaskReport); default true. */
  readonly emptyErrors: boolean;
  /** How an error of a whole call is shown; default reply-errors. */
  readonly errorShape: ErrorShape;
  /** Members added to every object of every answer; default none. */
  readonly extraFields: JsonObject;
  /** The `user_id`s that exist; default null, all. */
  readonly users: readonly number[] | null;
  /** The projects that exist; default null, all. */
  readonly projects: readonly number[] | null;
  /** The templates that exist; default null, all. */
  readonly templates: readonly number[] | null;
  /** API keys (base64) by access id; requests must be signed with one of them. Default null: no signatures. */
  readonly hmacKeys: Readonly<Record<string, string>> | null;
}

/** The defaults named above. */
export const DEFAULT_SETTINGS: BoroVodSettings = {
  queuedForMs: 20,
  exploresForMs: 20,
  runsForMs: 60_000,
  stopTakesMs: 30,
  probes: null,
  restart: true,
  restartAttempts: 3,
  restartDelayMs: 20,
  unknownTaskInStatus: 'error',
  statusFields: STATUS_FIELDS,
  honoursRestartChain: true,
  canceledReport: 'empty-report',
  reportsAll: true,
  failedStartTaskId: 'null',
  emptyErrors: true,
  errorShape: 'reply-errors',
  extraFields: {},
  users: null,
  projects: null,
  templates: null,
  hmacKeys: null,
};

const known = orNull(listOf(anInteger()));

const FIELDS = {
  queuedForMs: orNull(milliseconds),
  exploresForMs: orNull(milliseconds),
  runsForMs: orNull(milliseconds),
  stopTakesMs: orNull(milliseconds),
  probes: orNull(anInteger()),
  restart: aFlag,
  restartAttempts: anInteger(1, 10),
  restartDelayMs: milliseconds,
  unknownTaskInStatus: oneOf(['error', 'absent']),
  statusFields: listOf(oneOf(STATUS_FIELDS)),
  honoursRestartChain: aFlag,
  canceledReport: oneOf(['empty-report', 'errors']),
  reportsAll: aFlag,
  failedStartTaskId: oneOf(['null', 'absent']),
  emptyErrors: aFlag,
  errorShape: oneOf(ERROR_SHAPES),
  extraFields: anObject,
  users: known,
  projects: known,
  templates: known,
  hmacKeys: orNull(mapOf(aText)),
};

/** The settings with some of them changed; throws `BadInput`. */
export function changeSettings(settings: BoroVodSettings, input: unknown): BoroVodSettings {
  return { ...settings, ...fieldsOf(input, 'The settings', FIELDS) };
}
