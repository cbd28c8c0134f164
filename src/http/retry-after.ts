const ONE_HOUR = 3_600_000;

/**
 * A `Retry-After` header in milliseconds from `now` (milliseconds since the epoch): seconds or an HTTP date, never negative, one hour at
 * most; `undefined` when there is none or it cannot be read.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return withinAnHour(Number(text) * 1000);
  // Date.parse reads far more than dates: every HTTP date form begins with the name of a day.
  const date = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/i.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : withinAnHour(date - now);
}

function withinAnHour(milliseconds: number): number {
  return Math.round(Math.min(Math.max(milliseconds, 0), ONE_HOUR));
}
