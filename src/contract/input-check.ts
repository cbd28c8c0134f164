import {
  BATCH_FIELDS,
  type InputPart,
  problemsInFields,
  problemsInParts,
  strayProblems,
} from './field-checks';
import { isObject, optionsObject, shown } from './value-checks';

export type { InputPart } from './field-checks';

/**
 * Everything that is wrong with the input of a workflow, one sentence each, naming the field and what was expected. Empty when the
 * input is right. The form of job ids is the system's own, so it is checked later, by the first activity.
 */
export function problemsInInput(input: unknown, parts: readonly InputPart[]): string[] {
  if (!isObject(input)) return [`input: expected an object with "system" and "jobs", got ${shown(input)}`];
  const options = Object.fromEntries(parts.map((part) => [part, optionsObject]));
  const form = { fields: { ...BATCH_FIELDS, ...options }, required: ['system', 'jobs'] };
  return [
    ...problemsInFields('', input, form),
    ...problemsInParts('', input, parts),
    ...strayProblems('', input),
  ];
}
