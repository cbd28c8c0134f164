import { isJsonObject, type JsonObject } from './json';

/** What a test or another process handed in makes no sense; the message is a sentence that names the field. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

/** Returns the value with its type, or throws `BadInput` naming it. */
export type Check<T> = (value: unknown, name: string) => T;

type Checks = Record<string, Check<unknown>>;
type Checked<C extends Checks> = { [Field in keyof C]?: ReturnType<C[Field]> };

/** Any string, the empty one included. */
export const anyText: Check<string> = (value, name) => {
  if (typeof value !== 'string') throw new BadInput(`${name} must be a text.`);
  return value;
};

/** A string that is not empty. */
export const aText: Check<string> = (value, name) => {
  if (anyText(value, name) === '') throw new BadInput(`${name} must not be empty.`);
  return value as string;
};

/** True or false. */
export const aFlag: Check<boolean> = (value, name) => {
  if (typeof value !== 'boolean') throw new BadInput(`${name} must be true or false.`);
  return value;
};

/** `{…}` with anything in it. */
export const anObject: Check<JsonObject> = (value, name) => {
  if (!isJsonObject(value)) throw new BadInput(`${name} must be an object.`);
  return value;
};

/** A whole number from `least` to `most`, both allowed. */
export function anInteger(least = 0, most = Number.MAX_SAFE_INTEGER): Check<number> {
  return (value, name) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    throw new BadInput(`${name} must be a whole number from ${least} to ${most}.`);
  };
}

/** A duration that a Node timer can hold, in milliseconds. */
export const milliseconds: Check<number> = anInteger(0, 2 ** 31 - 1);

/** A time in ISO 8601, as milliseconds since 1970. */
export const anInstant: Check<number> = (value, name) => {
  const instant = Date.parse(aText(value, name));
  if (Number.isNaN(instant)) throw new BadInput(`${name} must be a time (ISO 8601).`);
  return instant;
};

/** An id of the type "long", as a text of digits or a number that JavaScript holds exactly; comes back as a text. */
export const aLongId: Check<string> = (value, name) => {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text === 'string' && /^[1-9]\d{0,18}$/.test(text)) return text;
  throw new BadInput(`${name} must be a whole number; from 2^53 on, as a text.`);
};

/** One of the words given. */
export function oneOf<Word extends string>(words: readonly Word[]): Check<Word> {
  return (value, name) => {
    const found = words.find((word) => word === value);
    if (found !== undefined) return found;
    throw new BadInput(`${name} must be one of ${words.join(', ')}.`);
  };
}

/** What `check` takes, or null. */
export function orNull<T>(check: Check<T>): Check<T | null> {
  return (value, name) => (value === null ? null : check(value, name));
}

/** An array of what `check` takes. */
export function listOf<T>(check: Check<T>): Check<T[]> {
  return (value, name) => {
    if (!Array.isArray(value)) throw new BadInput(`${name} must be a list.`);
    return value.map((item, index) => check(item, `${name}[${index}]`));
  };
}

/** An object whose every member is what `check` takes. */
export function mapOf<T>(check: Check<T>): Check<Record<string, T>> {
  return (value, name) =>
    Object.fromEntries(
      Object.entries(anObject(value, name)).map(([key, item]) => [key, check(item, `${name}.${key}`)]),
    );
}

/** The members of an object, each checked; a member without a check is refused, one that is undefined counts as absent. */
export function fieldsOf<C extends Checks>(value: unknown, name: string, checks: C): Checked<C> {
  const checked: JsonObject = {};
  for (const [field, item] of Object.entries(anObject(value, name))) {
    const check = Object.hasOwn(checks, field) ? checks[field] : undefined;
    if (check === undefined) throw new BadInput(`${name} has no field ${field}.`);
    if (item !== undefined) checked[field] = check(item, `${name}.${field}`);
  }
  // Each member went through the check of the same name.
  return checked as Checked<C>;
}

/** Throws `BadInput` unless every field is there. */
export function requireFields(object: object, name: string, fields: readonly string[]): void {
  const missing = fields.find((field) => !Object.hasOwn(object, field));
  if (missing !== undefined) throw new BadInput(`${name} needs the field ${missing}.`);
}
