import { z } from 'zod';
import { DURATION_FORM, durationToMs } from '../../contract';

/** Schema of a duration as an operator writes it; gives whole milliseconds. */
export const durationMs = z.union([z.number(), z.string()]).transform((duration, context): number => {
  const milliseconds = durationToMs(duration);
  if (milliseconds !== undefined) return milliseconds;
  context.issues.push({ code: 'custom', message: `expected ${DURATION_FORM}`, input: duration });
  return z.NEVER;
});

/** The same, for waits that must be longer than nothing. */
export const positiveDurationMs = durationMs.refine((milliseconds) => milliseconds > 0, {
  error: 'expected a duration longer than 0',
});
