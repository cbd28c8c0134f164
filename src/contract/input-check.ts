import { DURATION_FORM, durationToMs } from './duration';
import { type BatchInput, MAX_JOBS, type RerunOptions, type StopOptions } from './inputs';
import { RERUN_WAYS } from './rerun';
import { STOP_MODES } from './stop';

/** Says what was expected when a value is wrong; `undefined` when it is right. */
type Check = (value: unknown) => string | undefined;
type Fields = Readonly<Record<string, Check>>;
/** One check per option, so that an option without one does not compile. */
type FieldsOf<Options> = Readonly<Record<keyof Options, Check>>;

const STOP_FIELDS = {
  mode: oneOf(STOP_MODES),
  escalateAfter: duration,
  deadline: positiveDuration,
  pollInterval: positiveDuration,
  whenWaiting: oneOf(['wait', 'refuse']),
} satisfies FieldsOf<StopOptions>;

const RERUN_FIELDS = {
  ways: someOf(RERUN_WAYS),
  fromPhases: someOf(['succeeded', 'failed', 'stopped', 'paused']),
  whenUnproven: oneOf(['ask', 'give-up']),
  answerWithin: positiveDuration,
  deadline: positiveDuration,
} satisfies FieldsOf<RerunOptions>;

const BATCH_FIELDS = {
  system: text,
  jobs,
  intent: text,
  repeated: trueOrFalse,
} satisfies FieldsOf<BatchInput>;

/** The parts that an input may have besides those of every batch. */
export type InputPart = 'stop' | 'rerun';

const PARTS: Readonly<Record<InputPart, Fields>> = { stop: STOP_FIELDS, rerun: RERUN_FIELDS };

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
  return [...own, ...nested];
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

function jobs(value: unknown): string | undefined {
  const form = `a list of 1 to ${MAX_JOBS} job ids (text)`;
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_JOBS) return form;
  const wrong = value.findIndex((id) => typeof id !== 'string' || id === '' || id === '__proto__');
  if (wrong >= 0) return `${form}, but one of them is ${shown(value[wrong])}`;
  const twice = value.find((id, index) => value.indexOf(id) !== index) as string | undefined;
  return twice === undefined ? undefined : `different job ids, but ${shown(twice)} is there twice`;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.length > 0 && value.length <= 1000
    ? undefined
    : 'text, not empty';
}

function trueOrFalse(value: unknown): string | undefined {
  return typeof value === 'boolean' ? undefined : 'true or false';
}

function optionsObject(value: unknown): string | undefined {
  return isObject(value) ? undefined : 'an object with options';
}

function duration(value: unknown): string | undefined {
  return durationToMs(value) === undefined ? DURATION_FORM : undefined;
}

function positiveDuration(value: unknown): string | undefined {
  return (durationToMs(value) ?? 0) > 0 ? undefined : `${DURATION_FORM}, more than zero`;
}

function oneOf(words: readonly string[]): Check {
  return (value) => (words.includes(value as string) ? undefined : words.map(shown).join(' or '));
}

function someOf(words: readonly string[]): Check {
  return (value) =>
    Array.isArray(value) && value.length > 0 && value.every((word) => words.includes(word as string))
      ? undefined
      : `a list of one or more of ${words.map(shown).join(', ')}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as it may stand in a message: short, and one line. */
function shown(value: unknown): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value !== 'string') return typeof value === 'object' ? 'an object' : typeof value;
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 57)}...` : json;
}
