import {
  aFlag,
  aLongId,
  anInstant,
  anInteger,
  anyText,
  aText,
  fieldsOf,
  listOf,
  milliseconds,
  oneOf,
  orNull,
  requireFields,
  type Check,
} from '../../kit';
import { RECURRENCE_TEXTS, SCHEDULE_TYPES, type Recurrence, type ScheduleType } from './schedule';
import type { Order, Plan, Property } from './task';

/** When a test's task begins. */
export interface NewSchedule extends Recurrence {
  /** Default immediate. */
  readonly type?: ScheduleType;
  /** ISO 8601. */
  readonly scheduledStartTime?: string;
}

/** An input property; the type `password` is masked in answers. */
export type NewProperty = Pick<Property, 'keyName' | 'value'> & { readonly type?: string };

/** A task that a test puts into the simulator; everything has a default. */
export interface NewTask extends Partial<Plan>, Partial<Omit<Order, 'properties'>> {
  /** Up to 19 digits; default: the next one. */
  readonly id?: string | number;
  /** The status it begins in, any word; default inProgress. */
  readonly status?: string;
  readonly properties?: readonly NewProperty[];
  readonly schedule?: NewSchedule;
  /** ISO 8601; default: now, where the status needs it. */
  readonly startTime?: string;
  /** ISO 8601; default: now, where the status needs it. */
  readonly completionTime?: string;
}

/** A NewTask whose id is a text and whose times are numbers. */
export type CheckedNewTask = Omit<NewTask, 'id' | 'startTime' | 'completionTime' | 'schedule'> & {
  readonly id?: string;
  readonly startTime?: number;
  readonly completionTime?: number;
  readonly schedule?: Omit<NewSchedule, 'scheduledStartTime'> & { readonly scheduledStartTime?: number };
};

const aProperty: Check<NewProperty> = (value, name) => {
  const property = fieldsOf(value, name, { keyName: aText, value: anyText, type: aText });
  requireFields(property, name, ['keyName', 'value']);
  return { ...property, keyName: property.keyName ?? '', value: property.value ?? '' };
};

const aSchedule: Check<NonNullable<CheckedNewTask['schedule']>> = (value, name) =>
  fieldsOf(value, name, {
    type: oneOf(SCHEDULE_TYPES),
    scheduledStartTime: anInstant,
    ...(Object.fromEntries(RECURRENCE_TEXTS.map((member) => [member, anyText])) as Record<
      (typeof RECURRENCE_TEXTS)[number],
      Check<string>
    >),
    recurrenceMinutes: anInteger(),
    recurrenceLastDayOfMonth: aFlag,
  });

const end = oneOf(['completed', 'failed']);

const PLAN_FIELDS = {
  waitsForMs: orNull(milliseconds),
  runsForMs: orNull(milliseconds),
  stopTakesMs: orNull(milliseconds),
  forceStopTakesMs: orNull(milliseconds),
  endsAs: end,
  endsDuringStop: end,
  lastPlugIn: aFlag,
  failedStep: aFlag,
  retriesEndAs: end,
};

const FIELDS = {
  ...PLAN_FIELDS,
  id: aLongId,
  name: aText,
  description: anyText,
  serviceName: aText,
  serviceGroupName: aText,
  tags: anyText,
  submitter: aText,
  serviceState: oneOf(['release', 'debug']),
  notes: anyText,
  status: aText,
  properties: listOf(aProperty),
  schedule: aSchedule,
  startTime: anInstant,
  completionTime: anInstant,
};

/** Throws `BadInput` with a sentence when the input is not a NewTask. */
export function checkNewTask(input: unknown): CheckedNewTask {
  return fieldsOf(input, 'The task', FIELDS);
}
