import type { AwaitOptions, BatchInput, RerunOptions, StopOptions } from './inputs';
import { JOB_PHASES } from './job';
import { MAX_STEP_JOBS } from './plan';
import { RERUN_WAYS } from './rerun';
import type { JobFilter } from './selection';
import { STOP_MODES } from './stop';
import {
  type Check,
  duration,
  isObject,
  jobs,
  oneOf,
  positiveDuration,
  recipes,
  runs,
  shown,
  someOf,
  text,
  trueOrFalse,
  vendorQuery,
  wholeNumber,
} from './value-checks';

export type Fields = Readonly<Record<string, Check>>;
/** One check per option, so that an option without one does not compile. */
export type FieldsOf<Options> = Readonly<Record<keyof Options, Check>>;

const STOP_FIELDS = {
  mode: oneOf(STOP_MODES),
  escalateAfter: duration,
  deadline: positiveDuration,
  pollInterval: positiveDuration,
  whenWaiting: oneOf(['wait', 'refuse']),
  allowIrreversible: trueOrFalse,
  confirmFor: duration,
} satisfies FieldsOf<StopOptions>;

const RERUN_FIELDS = {
  ways: someOf(RERUN_WAYS),
  fromPhases: someOf(['succeeded', 'failed', 'stopped', 'paused', 'waiting']),
  whenUnproven: oneOf(['ask', 'give-up']),
  answerWithin: positiveDuration,
  deadline: positiveDuration,
  recipes,
  askAttribute: text,
} satisfies FieldsOf<RerunOptions>;

const AWAIT_FIELDS = {
  phases: someOf(JOB_PHASES),
  deadline: positiveDuration,
  pollInterval: positiveDuration,
  confirmFor: duration,
} satisfies FieldsOf<AwaitOptions>;

/** What the input of every batch has. */
export const BATCH_FIELDS = {
  system: text,
  jobs,
  intent: text,
  repeated: trueOrFalse,
  runs,
  runsSeenLate: trueOrFalse,
  zone: text,
  brief: trueOrFalse,
} satisfies FieldsOf<BatchInput>;

/** The parts of a filter. */
export const FILTER_FIELDS = {
  phases: someOf(JOB_PHASES),
  runningFor: duration,
  name: text,
  query: vendorQuery,
  limit: wholeNumber(1, MAX_STEP_JOBS),
} satisfies FieldsOf<JobFilter>;

/** The parts that an input may have besides those of every batch. */
export type InputPart = 'stop' | 'rerun' | 'await';

export const PART_FIELDS: Readonly<Record<InputPart, Fields>> = {
  stop: STOP_FIELDS,
  rerun: RERUN_FIELDS,
  await: AWAIT_FIELDS,
};

/** What an object must look like. Not for the doors: `index.ts` leaves this file out. */
export interface Form {
  readonly fields: Fields;
  /** Those that must be there. Default: none. */
  readonly required?: readonly string[];
}

/** What is wrong with the members of an object: unknown, missing, or not as expected. `prefix` is the path to it, with its last dot. */
export function problemsInFields(
  prefix: string,
  value: Record<string, unknown>,
  { fields, required = [] }: Form,
): string[] {
  const missing = Object.fromEntries(required.map((name) => [name, undefined]));
  return Object.entries({ ...missing, ...value }).flatMap(([name, field]) => {
    const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!check) return [`${prefix}${name}: unknown; known are ${Object.keys(fields).join(', ')}`];
    if (field === undefined && !required.includes(name)) return [];
    const expected = check(field);
    return expected === undefined ? [] : [`${prefix}${name}: expected ${expected}, got ${shown(field)}`];
  });
}

/** What is wrong in the options of an input, each under its name. What is no object at all is left to the check of the field. */
export function problemsInParts(
  prefix: string,
  value: Record<string, unknown>,
  parts: readonly InputPart[],
): string[] {
  return parts.flatMap((part) => {
    const options = value[part];
    return isObject(options)
      ? problemsInFields(`${prefix}${part}.`, options, { fields: PART_FIELDS[part] })
      : [];
  });
}

/** What is given by job id for a job that is not among those of the input is a slip of the pen, and would be passed over in silence. */
export function strayProblems(prefix: string, value: Record<string, unknown>): string[] {
  const { jobs: ids, rerun, runs: pinned } = value;
  return [
    ...strayKeys(`${prefix}rerun.recipes`, isObject(rerun) ? rerun['recipes'] : undefined, ids),
    ...strayKeys(`${prefix}runs`, pinned, ids),
  ];
}

function strayKeys(field: string, byId: unknown, ids: unknown): string[] {
  if (!isObject(byId) || !Array.isArray(ids)) return [];
  const known = new Set<unknown>(ids);
  const stray = Object.keys(byId).filter((id) => !known.has(id));
  return stray.length === 0 ? [] : [`${field}: ${shown(stray[0])} is not among the jobs`];
}
