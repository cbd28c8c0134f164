import type { SystemErrorKind } from './system-error';

/** The types of the `ApplicationFailure`s that workflows and activities of this package end with, apart from failed exchanges. */
export const FAILURE_TYPES = {
  invalidInput: 'JobControl.InvalidInput',
  unknownSystem: 'JobControl.UnknownSystem',
  invalidResolution: 'JobControl.InvalidResolution',
  invalidDecision: 'JobControl.InvalidDecision',
  /** Not an error: the watch waits for its next look. */
  notSettled: 'JobControl.NotSettled',
} as const;

/** The type of the `ApplicationFailure` that stands for a failed exchange: `JobControl.RateLimited` for `rate-limited`. */
export function failureTypeOf(kind: SystemErrorKind): string {
  const words = kind.split('-').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return `JobControl.${words.join('')}`;
}
