import type { PlanScheduleDescription } from '../client';

/** The times of a schedule, as the server keeps them: it turns cron expressions into these. */
export type Calendar = NonNullable<PlanScheduleDescription['spec']['calendars']>[number];

const MONTHS = 'JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER';
const DAYS = 'SUNDAY MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY';

/** The numbers that cron has for what the server names. */
const NUMBERS: ReadonlyMap<number | string, number> = new Map([
  ...MONTHS.split(' ').map((name, index) => [name, index + 1] as const),
  ...DAYS.split(' ').map((name, index) => [name, index] as const),
]);

/**
 * Times as a cron expression that means the same: five fields, or seven, with seconds first and years last, where five cannot say it:
 * https://docs.temporal.io/schedule#spec
 */
export function cronOf({ second, minute, hour, dayOfMonth, month, dayOfWeek, year }: Calendar): string {
  const seconds = fieldOf(second, [0, 59]);
  const fields = [
    fieldOf(minute, [0, 59]),
    fieldOf(hour, [0, 23]),
    fieldOf(dayOfMonth, [1, 31]),
    fieldOf(month, [1, 12]),
    fieldOf(dayOfWeek, [0, 6]),
  ];
  // No year at all is every year.
  const years = year.length === 0 ? '*' : fieldOf(year, [1, 9999]);
  return (seconds === '0' && years === '*' ? fields : [seconds, ...fields, years]).join(' ');
}

/** As the server writes it: an end before the start means the start, and a step below 1 means 1. */
interface Range {
  readonly start: number | string;
  readonly end: number | string;
  readonly step: number;
}

function fieldOf(ranges: readonly Range[], all: readonly [first: number, last: number]): string {
  return ranges.map((range) => rangeOf(range, all)).join(',');
}

function rangeOf(range: Range, [first, last]: readonly [first: number, last: number]): string {
  const start = numberOf(range.start);
  const end = Math.max(start, numberOf(range.end));
  if (start === end) return String(start);
  const span = start === first && end === last ? '*' : `${start}-${end}`;
  return range.step > 1 ? `${span}/${range.step}` : span;
}

function numberOf(value: number | string): number {
  return typeof value === 'number' ? value : (NUMBERS.get(value) ?? Number.NaN);
}
