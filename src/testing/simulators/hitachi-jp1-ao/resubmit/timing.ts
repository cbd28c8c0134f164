import type { JsonObject } from '../../kit';
import { Refusal } from '../refusal';
import {
  RECURRENCE_TEXTS,
  SCHEDULE_TYPES,
  type Recurrence,
  type ScheduleType,
  type Timing,
} from '../model/schedule';
import type { Jp1AoSettings } from '../settings';
import { readTime } from '../wire/times';

const RECURRENCE_MEMBERS = [...RECURRENCE_TEXTS, 'recurrenceMinutes', 'recurrenceLastDayOfMonth'];

/** The members that do not go with a type. */
const LEFTOVERS: Readonly<Record<ScheduleType, readonly string[]>> = {
  immediate: ['scheduledStartTime', ...RECURRENCE_MEMBERS],
  schedule: RECURRENCE_MEMBERS,
  recurrence: ['scheduledStartTime'],
};

/** When the resubmitted task is to run; throws a `Refusal` 400. A start time in the past means at once. */
export function readTiming(schedule: JsonObject, settings: Jp1AoSettings): Timing {
  const type = SCHEDULE_TYPES.find((known) => known === schedule.scheduleType);
  if (!type) throw new Refusal('400', 'The schedule has no known scheduleType.');
  if (settings.leftoverMembers === 'refused') refuseLeftovers(schedule, type);
  return {
    type,
    startAt: type === 'schedule' ? startOf(schedule, settings) : null,
    recurrence: type === 'recurrence' ? recurrenceOf(schedule) : {},
  };
}

function refuseLeftovers(schedule: JsonObject, type: ScheduleType): void {
  const leftover = LEFTOVERS[type].find((member) => (schedule[member] ?? null) !== null);
  if (leftover !== undefined) throw new Refusal('400', `${leftover} does not go with ${type}.`);
}

function startOf({ scheduledStartTime: text }: JsonObject, { utcOffsetMinutes }: Jp1AoSettings): number {
  const instant = typeof text === 'string' ? readTime(text, utcOffsetMinutes) : undefined;
  if (instant === undefined) throw new Refusal('400', 'scheduledStartTime cannot be read.');
  return instant;
}

function recurrenceOf(schedule: JsonObject): Recurrence {
  const present = RECURRENCE_MEMBERS.filter((member) => (schedule[member] ?? null) !== null);
  // The simulator only echoes them; their types are the caller's.
  return Object.fromEntries(present.map((member) => [member, schedule[member]]));
}
