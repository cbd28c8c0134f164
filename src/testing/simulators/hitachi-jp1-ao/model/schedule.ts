/** `recurrence` creates a new task for every run. */
export const SCHEDULE_TYPES = ['immediate', 'schedule', 'recurrence'] as const;

/** When the runs of a schedule begin. */
export type ScheduleType = (typeof SCHEDULE_TYPES)[number];

/** The members of a recurrence that are texts. */
export const RECURRENCE_TEXTS = [
  'recurrenceInterval',
  'recurrenceDayOfWeek',
  'recurrenceDayOfMonth',
  'recurrenceStartDate',
  'recurrenceTime',
] as const;

/** When and how often, in the API's own members. The simulator echoes them; its calendar is `recurrenceEveryMs`. */
export interface Recurrence extends Partial<Record<(typeof RECURRENCE_TEXTS)[number], string>> {
  readonly recurrenceMinutes?: number;
  readonly recurrenceLastDayOfMonth?: boolean;
}

/** What a schedule is told when it is made. */
export interface Timing {
  readonly type: ScheduleType;
  /** Milliseconds since 1970; for the type `schedule`. */
  readonly startAt: number | null;
  readonly recurrence: Recurrence;
}

/** A schedule as the simulator keeps it; cancel, suspend and resume belong to it and not to its tasks. */
export interface Schedule extends Timing {
  readonly id: string;
  /** A canceled schedule makes no further tasks. */
  canceled: boolean;
}
