import { DURATION_FORM, durationToMs } from './duration';
import { MAX_JOBS } from './inputs';

/** Says what was expected when a value is wrong; `undefined` when it is right. Not for the doors: `index.ts` leaves this file out. */
export type Check = (value: unknown) => string | undefined;

export const jobs: Check = jobsUpTo(MAX_JOBS);

/** Different job ids, up to that many. */
export function jobsUpTo(most: number): Check {
  const form = `a list of 1 to ${most} job ids (text)`;
  return (value) => {
    if (!Array.isArray(value) || value.length === 0 || value.length > most) return form;
    const wrong = value.findIndex((id) => typeof id !== 'string' || id === '' || id === '__proto__');
    if (wrong >= 0) return `${form}, but one of them is ${shown(value[wrong])}`;
    const twice = firstTwice(value as string[]);
    return twice === undefined ? undefined : `different job ids, but ${shown(twice)} is there twice`;
  };
}

/** The first text that was there before; `undefined` when all differ. */
export function firstTwice(texts: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return texts.find((one) => seen.size === seen.add(one).size);
}

/** Recipes are in the input and once more in each intent, so they must leave room in Temporal's 2 MiB. */
const LARGEST_RECIPES = 512 * 1024;

export function recipes(value: unknown): string | undefined {
  const form = `an object of objects by job id, of ${LARGEST_RECIPES} characters at most as JSON`;
  if (!isObject(value) || Object.hasOwn(value, '__proto__')) return form;
  const wrong = Object.entries(value).find(([, recipe]) => !isObject(recipe));
  if (wrong) return `${form}, but that of ${shown(wrong[0])} is none`;
  return JSON.stringify(value).length <= LARGEST_RECIPES ? undefined : form;
}

export function runs(value: unknown): string | undefined {
  const isRight = isObject(value) && Object.values(value).every((run) => text(run) === undefined);
  return isRight ? undefined : 'an object of texts by job id';
}

/** A query goes into the history and with every page to the system. */
const LARGEST_QUERY = 16 * 1024;

export function vendorQuery(value: unknown): string | undefined {
  const form = `an object of texts, numbers, true or false, or lists of texts, of ${LARGEST_QUERY} characters at most as JSON`;
  if (!isObject(value) || !Object.values(value).every(isQueryValue)) return form;
  return JSON.stringify(value).length <= LARGEST_QUERY ? undefined : form;
}

function isQueryValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string');
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

export function wholeNumber(least: number, most: number): Check {
  return (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : `a whole number from ${least} to ${most}`;
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.length > 0 && value.length <= 1000
    ? undefined
    : 'text, not empty';
}

export function trueOrFalse(value: unknown): string | undefined {
  return typeof value === 'boolean' ? undefined : 'true or false';
}

export function optionsObject(value: unknown): string | undefined {
  return isObject(value) ? undefined : 'an object with options';
}

export function duration(value: unknown): string | undefined {
  return durationToMs(value) === undefined ? DURATION_FORM : undefined;
}

export function positiveDuration(value: unknown): string | undefined {
  return (durationToMs(value) ?? 0) > 0 ? undefined : `${DURATION_FORM}, more than zero`;
}

export function oneOf(words: readonly string[]): Check {
  return (value) => (words.includes(value as string) ? undefined : words.map(shown).join(' or '));
}

export function someOf(words: readonly string[]): Check {
  return (value) =>
    Array.isArray(value) && value.length > 0 && value.every((word) => words.includes(word as string))
      ? undefined
      : `a list of one or more of ${words.map(shown).join(', ')}`;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as it may stand in a message: short, and one line. */
export function shown(value: unknown): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value !== 'string') return typeof value === 'object' ? 'an object' : typeof value;
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 57)}...` : json;
}
