import {
  aLongId,
  anInstant,
  anInteger,
  anyText,
  aText,
  fieldsOf,
  listOf,
  mapOf,
  milliseconds,
  oneOf,
  orNull,
  requireFields,
  type Check,
} from '../../kit';
import type { Plan, RunResult } from './job';
import { NATURAL_RESULTS } from './statuses';

/** A run that a test puts in; everything has a default. */
export interface NewRun {
  /** Up to 19 digits; default: the next one. */
  readonly id?: string | number;
  /** Any word; default RUNNING. */
  readonly status?: string;
  /** Any word, null: none; default what goes with the status. */
  readonly result?: string | null;
  /** ISO 8601; default now. */
  readonly startTime?: string;
  /** ISO 8601; default now, where the status needs it. */
  readonly completionTime?: string;
  /** Default: a transcript for each device, where the status needs it. */
  readonly results?: readonly RunResult[];
}

/** A job that a test puts into the simulator; everything has a default. */
export interface NewJob extends Partial<Plan> {
  /** Up to 19 digits; default: the next one. */
  readonly id?: string | number;
  /** Default as the server names its jobs. */
  readonly name?: string;
  /** Default CliTemplateDeployIOSDevices. */
  readonly type?: string;
  readonly description?: string;
  /** Default root; JobSummary shows those of SYSTEM only when they are asked for. */
  readonly username?: string;
  /** Default Configure Interface. */
  readonly templateName?: string;
  /** Ids of the devices; default one that no other job has. */
  readonly devices?: readonly string[];
  /** The values for each device, by name. */
  readonly variables?: Readonly<Record<string, string>>;
  /** What is run, in `runsStarted()`; default the template on the devices, for a recurring job the job. */
  readonly work?: string;
  /** The status of the trigger, any word; default SCHEDULED for a recurring job and one without a run, else COMPLETED. */
  readonly status?: string;
  /** Makes the job a recurring one: milliseconds from run to run. */
  readonly everyMs?: number;
  /** When the next run begins, ISO 8601; default `everyMs` from now, or never. */
  readonly nextRunTime?: string;
  /** The newest run, null: none yet; default one that is RUNNING. */
  readonly run?: NewRun | null;
  /** Those before it, oldest first. */
  readonly earlierRuns?: readonly NewRun[];
}

/** A NewRun whose id is a text and whose times are numbers. */
export type CheckedNewRun = Omit<NewRun, 'id' | 'startTime' | 'completionTime'> & {
  readonly id?: string;
  readonly startTime?: number;
  readonly completionTime?: number;
};

/** The same of a NewJob. */
export type CheckedNewJob = Omit<NewJob, 'id' | 'nextRunTime' | 'run' | 'earlierRuns'> & {
  readonly id?: string;
  readonly nextRunTime?: number;
  readonly run?: CheckedNewRun | null;
  readonly earlierRuns?: readonly CheckedNewRun[];
};

const aResult: Check<RunResult> = (value, name) => {
  const result = fieldsOf(value, name, { property: aText, value: anyText });
  requireFields(result, name, ['property', 'value']);
  return { property: result.property ?? '', value: result.value ?? '' };
};

const aRun: Check<CheckedNewRun> = (value, name) =>
  fieldsOf(value, name, {
    id: aLongId,
    status: aText,
    result: orNull(aText),
    startTime: anInstant,
    completionTime: anInstant,
    results: listOf(aResult),
  });

const PLAN_FIELDS = {
  createdForMs: orNull(milliseconds),
  pendingForMs: orNull(milliseconds),
  runsForMs: orNull(milliseconds),
  stopTakesMs: orNull(milliseconds),
  endsAs: oneOf(NATURAL_RESULTS),
  endsDuringStop: oneOf(NATURAL_RESULTS),
  cancelFails: oneOf(['goes-on', 'completed']),
  laterRunsEndAs: oneOf(NATURAL_RESULTS),
};

const FIELDS = {
  ...PLAN_FIELDS,
  id: aLongId,
  name: aText,
  type: aText,
  description: anyText,
  username: aText,
  templateName: aText,
  devices: listOf(aText),
  variables: mapOf(anyText),
  work: aText,
  status: aText,
  everyMs: anInteger(1),
  nextRunTime: anInstant,
  run: orNull(aRun),
  earlierRuns: listOf(aRun),
};

/** Throws `BadInput` with a sentence when the input is not a NewJob. */
export function checkNewJob(input: unknown): CheckedNewJob {
  return fieldsOf(input, 'The job', FIELDS);
}
