import { harmless } from '../contract/brief';
import type { Surroundings } from './surroundings';

/** Writes for a person, beside what was asked for. Lines stay lines; whatever else could steer a terminal is gone. */
export function say({ stderr }: Pick<Surroundings, 'stderr'>, text: string): void {
  stderr.write(`${harmlessLines(text)}\n`);
}

/** Writes what was asked for, as lines. */
export function print({ stdout }: Pick<Surroundings, 'stdout'>, text: string): void {
  stdout.write(`${harmlessLines(text)}\n`);
}

/** Writes what was asked for, as one JSON document. */
export function printJson({ stdout }: Pick<Surroundings, 'stdout'>, value: unknown): void {
  stdout.write(`${harmlessJson(value)}\n`);
}

/** JSON on one line. It means the same as ever; what could steer a terminal is written as `\uXXXX`, as JSON does for some of it anyway. */
export function harmlessJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A text of several lines without what could steer a terminal. */
export function harmlessLines(text: string): string {
  return text.split('\n').map(harmless).join('\n');
}
