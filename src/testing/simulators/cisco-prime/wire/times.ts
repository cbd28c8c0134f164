import { printTime } from '../../kit';
import type { CiscoPrimeSettings } from '../settings';

/** `2017-05-16T18:20:01.680Z`, or `2016-06-20T01:56:27.247+10:00` in the server's zone: both have been seen. */
export function printed(instant: number, settings: CiscoPrimeSettings): string;
export function printed(instant: number | null, settings: CiscoPrimeSettings): string | undefined;
export function printed(
  instant: number | null,
  { zoneStyle, utcOffsetMinutes }: CiscoPrimeSettings,
): string | undefined {
  if (instant === null) return undefined;
  if (zoneStyle === 'offset') return printTime(instant, utcOffsetMinutes, 'colon');
  return new Date(instant).toISOString();
}

/** The zone of a time in a request that names none, minutes east of UTC. */
export function requestOffset({ timesWithoutZone, utcOffsetMinutes }: CiscoPrimeSettings): number {
  return timesWithoutZone === 'utc' ? 0 : utcOffsetMinutes;
}

/** Months, days and hours need no zero in front: a vendor's sample is `2016-11-9T07:00Z`. */
const INPUT =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:T(\d\d?):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?)?(?:(Z)|([+-])(\d\d):?(\d\d))?$/;

/** A time as a caller may write it, as milliseconds since 1970; without a zone it is of the zone given. Undefined when it is none. */
export function readTime(text: string, offsetMinutes: number): number | undefined {
  const match = INPUT.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const [fraction = '', utc, ...zone] = match.slice(7);
  const at = Date.UTC(
    year ?? 0,
    (month ?? 0) - 1,
    day,
    hour,
    minute,
    second,
    Number(fraction.padEnd(3, '0')),
  );
  if (new Date(at).getUTCDate() !== day) return undefined;
  return at - (utc === undefined ? minutesOf(zone, offsetMinutes) : 0) * 60_000;
}

function minutesOf([sign, hours, minutes]: (string | undefined)[], otherwise: number): number {
  if (sign === undefined) return otherwise;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
