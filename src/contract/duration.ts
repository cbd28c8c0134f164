/**
 * A length of time: milliseconds, or text as Temporal takes it: `'500ms'`, `'30s'`, `'5 minutes'`, `'1h'`, `'2 days'`.
 *
 * @minimum 0
 * @pattern ^\s*\d{1,15}(\.\d{1,9})?\s*[A-Za-z]*\s*$
 */
export type Duration = number | string;

const UNITS: readonly (readonly [names: RegExp, milliseconds: number])[] = [
  [/^(ms|msecs?|milliseconds?)?$/, 1],
  [/^(s|secs?|seconds?)$/, 1_000],
  [/^(m|mins?|minutes?)$/, 60_000],
  [/^(h|hrs?|hours?)$/, 3_600_000],
  [/^(d|days?)$/, 86_400_000],
  [/^(w|weeks?)$/, 604_800_000],
];

/** Temporal's own limit, a hundred years: a longer time-out would fail the workflow task, again and again. */
const LONGEST_MS = 36_500 * 86_400_000;

/** What a duration must look like, for error messages. */
export const DURATION_FORM = "milliseconds, or text such as '30s', '5 minutes' or '1h', not negative";

/** A duration in whole milliseconds; `undefined` when it is negative, longer than 36,500 days, or cannot be read. */
export function durationToMs(duration: unknown): number | undefined {
  const milliseconds = typeof duration === 'number' ? duration : inMilliseconds(duration);
  const isInRange = milliseconds !== undefined && milliseconds >= 0 && milliseconds <= LONGEST_MS;
  return isInRange ? Math.round(milliseconds) : undefined;
}

function inMilliseconds(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const parts = /^(\d{1,15}(?:\.\d{1,9})?)\s*([a-z]*)$/i.exec(text.trim());
  const unit = UNITS.find(([names]) => names.test((parts?.[2] ?? '?').toLowerCase()));
  return unit && parts ? Number(parts[1]) * unit[1] : undefined;
}
