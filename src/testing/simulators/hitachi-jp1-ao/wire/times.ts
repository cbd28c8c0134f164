import { printTime } from '../../kit';

/** Any of the forms that `printTime` prints. */
export function readPrintedTime(text: string): number {
  return Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
}

const INPUT =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?)?)?)?)?(Z|[+-]\d\d:\d\d)?$/;

/**
 * A time as a caller may write it; parts left out at the end are the least possible, a zone left out is the server's.
 * Undefined when it is none: the form without a colon in its zone, which the API itself prints, is an error.
 */
export function readTime(text: string, offsetMinutes: number): number | undefined {
  const match = INPUT.exec(text);
  if (!match) return undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = ''] = match;
  const zone = match[8] ?? zoneText(offsetMinutes);
  const instant = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}${zone}`,
  );
  return Number.isNaN(instant) ? undefined : instant;
}

/** Inside a filter date and time are mandatory. */
export function readFilterTime(text: string, offsetMinutes: number): number | undefined {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? readTime(text, offsetMinutes) : undefined;
}

function zoneText(offsetMinutes: number): string {
  return printTime(0, offsetMinutes, 'colon').slice(-6);
}
