import type { AwaitOptions, BatchInput, RerunOptions, StopOptions } from './inputs';
import { JOB_PHASES } from './job';
import { RERUN_WAYS } from './rerun';
import { STOP_MODES } from './stop';
import {
  type Check,
  duration,
  isObject,
  jobs,
  oneOf,
  optionsObject,
  positiveDuration,
  recipes,
  runs,
  shown,
  someOf,
  text,
  trueOrFalse,
} from './value-checks';

type Fields = Readonly<Record<string, Check>>;
/** One check per option, so that an option without one does not compile. */
type FieldsOf<Options> = Readonly<Record<keyof Options, Check>>;

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

const BATCH_FIELDS = {
  system: text,
  jobs,
  intent: text,
  repeated: trueOrFalse,
  runs,
  zone: text,
  brief: trueOrFalse,
} satisfies FieldsOf<BatchInput>;

/** The parts that an input may have besides those of every batch. */
export type InputPart = 'stop' | 'rerun' | 'await';

const PARTS: Readonly<Record<InputPart, Fields>> = {
  stop: STOP_FIELDS,
  rerun: RERUN_FIELDS,
  await: AWAIT_FIELDS,
};

/**
 * Everything that is wrong with the input of a workflow, one sentence each, naming the field and what was expected. Empty when the
 * input is right. The form of job ids is the system's own, so it is checked later, by the first activity.
 */
export function problemsInInput(input: unknown, parts: readonly InputPart[]): string[] {
  if (!isObject(input)) return [`input: expected an object with "system" and "jobs", got ${shown(input)}`];
  const options = Object.fromEntries(parts.map((part) => [part, optionsObject]));
  const own = problemsInFields(
    '',
    { system: undefined, jobs: undefined, ...input },
    { ...BATCH_FIELDS, ...options },
  );
  const nested = parts.flatMap((part) => {
    const value = input[part];
    return isObject(value) ? problemsInFields(`${part}.`, value, PARTS[part]) : [];
  });
  const { jobs: ids, rerun, runs: pinned } = input;
  const strays = [
    ...strayKeys('rerun.recipes', isObject(rerun) ? rerun['recipes'] : undefined, ids),
    ...strayKeys('runs', pinned, ids),
  ];
  return [...own, ...nested, ...strays];
}

/** An entry for a job that is not in the batch is a slip of the pen, and would be passed over in silence. */
function strayKeys(field: string, byId: unknown, ids: unknown): string[] {
  if (!isObject(byId) || !Array.isArray(ids)) return [];
  const stray = Object.keys(byId).filter((id) => !ids.includes(id));
  return stray.length === 0 ? [] : [`${field}: ${shown(stray[0])} is not among the jobs`];
}

const REQUIRED = new Set(['system', 'jobs']);

function problemsInFields(prefix: string, value: Record<string, unknown>, fields: Fields): string[] {
  return Object.entries(value).flatMap(([name, field]) => {
    const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!check) return [`${prefix}${name}: unknown; known are ${Object.keys(fields).join(', ')}`];
    if (field === undefined && !REQUIRED.has(name)) return [];
    const expected = check(field);
    return expected === undefined ? [] : [`${prefix}${name}: expected ${expected}, got ${shown(field)}`];
  });
}
