import { MARKER_PATTERN, SystemError } from '../../contract';

/** What is to be different in a resubmitted task. */
export interface Changes {
  readonly marker: string;
  /** Values of properties by keyName. */
  readonly overrides: Readonly<Record<string, string>>;
  /** `immediate`: once, now. `keep`: as the old task was scheduled, which starts a second recurrence of a recurring one. */
  readonly schedule: 'immediate' | 'keep';
}

type Members = Record<string, unknown>;

const CALL = 'resubmit';
const OLD_MARKERS = new RegExp(`\\s*\\[?${MARKER_PATTERN.source}\\]?`, 'g');
const TIMING = /^(recurrence.*|scheduledStartTime)$/;

/**
 * The body of `resubmit` that runs the task again: the template as the server gave it, with these changes. How `parameters` is nested
 * is not documented, so the schedule is the object with a `scheduleType` and a property is any object with a `keyName`, wherever they are.
 *
 * @throws SystemError `invalid-request` for an override without a property, `protocol` for a template without exactly one schedule;
 * effect `none`
 */
export function resubmission(template: unknown, { marker, overrides, schedule }: Changes): unknown {
  const copy = structuredClone(template);
  override(propertiesIn(copy), overrides);
  const target = onlySchedule(copy);
  target['description'] = markedDescription(target['description'], marker);
  if (schedule === 'immediate') {
    for (const name of Object.keys(target)) if (TIMING.test(name)) delete target[name];
    target['scheduleType'] = 'immediate';
  }
  return copy;
}

/** The names of the properties in a template: never their values, which may be secrets. */
export function propertyNames(template: unknown): string[] {
  return [...new Set(propertiesIn(template).map((property) => String(property['keyName'])))];
}

/** The values of the properties in a template, as far as they are text: for redaction. */
export function propertySecrets(template: unknown): string[] {
  return propertiesIn(template).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
}

/** The description with the marker at its end and without an older one. */
export function markedDescription(description: unknown, marker: string): string {
  const plain = typeof description === 'string' ? description.replace(OLD_MARKERS, '').trimEnd() : '';
  return plain === '' ? endOfDescription(marker) : `${plain} ${endOfDescription(marker)}`;
}

/** What the description of a resubmitted task ends with. */
export function endOfDescription(marker: string): string {
  return `[${marker}]`;
}

function override(properties: readonly Members[], overrides: Changes['overrides']): void {
  const known = new Set(properties.map((property) => property['keyName']));
  const unknown = Object.keys(overrides).filter((key) => !known.has(key));
  if (unknown.length > 0) {
    const names = [...known].join(', ') || 'none';
    throw failure(
      'invalid-request',
      `overrides: the task has no property ${unknown.join(', ')}; it has: ${names}.`,
    );
  }
  for (const property of properties) {
    const key = String(property['keyName']);
    if (Object.hasOwn(overrides, key)) property['value'] = overrides[key];
  }
}

function onlySchedule(template: unknown): Members {
  const [schedule, ...others] = objectsIn(template).filter((object) => Object.hasOwn(object, 'scheduleType'));
  if (schedule && others.length === 0) return schedule;
  throw failure(
    'protocol',
    `The template of the task has ${others.length + (schedule ? 1 : 0)} schedules where one was expected.`,
  );
}

function propertiesIn(template: unknown): Members[] {
  return objectsIn(template).filter((object) => typeof object['keyName'] === 'string');
}

function objectsIn(value: unknown): Members[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : [value as Members];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
}

function failure(kind: 'invalid-request' | 'protocol', message: string): SystemError {
  return new SystemError({ kind, effect: 'none', call: CALL, message });
}
