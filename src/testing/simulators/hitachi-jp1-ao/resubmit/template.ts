import { printTime, type JsonObject } from '../../kit';
import { RECURRENCE_TEXTS } from '../model/schedule';
import type { Jp1AoSettings } from '../settings';
import type { Task } from '../model/task';
import { traitsOf } from '../model/versions';

/**
 * The `parameters` that resubmit's information gives (V12 2.7.10): one Schedule and the PropertyValues. Two traps of
 * the vendor are kept: a recurring task's template starts a second recurrence, and a start time is printed in the form
 * that is an error when it comes back.
 */
export function resubmitTemplate(task: Task, settings: Jp1AoSettings): unknown {
  const schedule = scheduleObject(task, settings);
  const properties = task.order.properties.map(({ id, keyName, value, type }) => ({
    instanceID: id,
    keyName,
    value: type === 'password' ? (settings.passwordMask ?? value) : value,
    type,
  }));
  return settings.resubmitShape === 'flat' ? [schedule, ...properties] : { schedule, properties };
}

function scheduleObject({ order, schedule }: Task, settings: Jp1AoSettings): JsonObject {
  const { type, startAt, recurrence } = schedule;
  const { version, utcOffsetMinutes, zoneStyle } = settings;
  const zone = zoneStyle === 'colon' ? 'colon' : 'plain';
  return {
    name: order.name,
    description: order.description,
    scheduleType: type,
    scheduledStartTime: startAt === null ? null : printTime(startAt, utcOffsetMinutes, zone),
    ...Object.fromEntries(RECURRENCE_TEXTS.map((member) => [member, recurrence[member] ?? null])),
    recurrenceLastDayOfMonth: recurrence.recurrenceLastDayOfMonth ?? null,
    ...(traitsOf(version).recurrenceMinutes && { recurrenceMinutes: recurrence.recurrenceMinutes ?? null }),
  };
}
