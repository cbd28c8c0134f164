/** A length of time: milliseconds, or text as Temporal takes it: `'500ms'`, `'30s'`, `'5 minutes'`, `'1h'`, `'2 days'`. */
export type Duration = number | string;

const UNITS: readonly (readonly [names: RegExp, milliseconds: number])[] = [
  [/^(ms|msecs?|milliseconds?)?$/, 1],
  [/^(s|secs?|seconds?)$/, 1_000],
  [/^(m|mins?|minutes?)$/, 60_000],
  [/^(h|hrs?|hours?)$/, 3_600_000],
  [/^(d|days?)$/, 86_400_000],
  [/^(w|weeks?)$/, 604_800_000],
];

/** What a duration must look like, for error messages. */
export const DURATION_FORM = "milliseconds, or text such as '30s', '5 minutes' or '1h', not negative";

/** A duration in whole milliseconds; `undefined` when it is negative, not finite or cannot be read. */
export function durationToMs(duration: unknown): number | undefined {
  if (typeof duration === 'number') {
    return Number.isFinite(duration) && duration >= 0 ? Math.round(duration) : undefined;
  }
  if (typeof duration !== 'string') return undefined;
  const parts = /^(\d{1,15}(?:\.\d{1,9})?)\s*([a-z]*)$/i.exec(duration.trim());
  const unit = UNITS.find(([names]) => names.test((parts?.[2] ?? '?').toLowerCase()));
  return unit && parts ? Math.round(Number(parts[1]) * unit[1]) : undefined;
}
