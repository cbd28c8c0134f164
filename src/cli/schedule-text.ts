import type { PlanScheduleDescription, PlanScheduleSummary } from '../client';
import { harmless } from '../contract/brief';
import { type Calendar, cronOf } from './calendar-text';
import type { Column } from './screen/columns';
import { exactTime } from './exact-time';

/** What is told of a schedule, with `--json` as it is. */
export interface ScheduleReport {
  readonly schedule: string;
  readonly paused: boolean;
  readonly note?: string;
  /** ISO 8601, as all times. Empty while it is paused. */
  readonly next: readonly string[];
  readonly latest: readonly { readonly at: string; readonly workflowId?: string }[];
}

/** When a schedule runs, in the words of the flags. */
export interface ScheduleTimes {
  /** With an offset where it has one: `{ every: '6h', offset: '30m' }`. */
  readonly every: readonly { readonly every: string; readonly offset?: string }[];
  /** The server keeps no expressions: these mean the same as those that were given. */
  readonly cron: readonly string[];
  /** When it does not run all the same. Set by other tools only. */
  readonly skip?: readonly string[];
  readonly timeZone: string;
  /** Before and after these it does not run. Set by other tools only. ISO 8601. */
  readonly startAt?: string;
  readonly endAt?: string;
  /** How late a run may begin when the server was away. */
  readonly catchupWindow: string;
}

/** The report on a schedule in a list, or on one that was looked at. */
export function scheduleReport(schedule: PlanScheduleSummary | PlanScheduleDescription): ScheduleReport {
  const { scheduleId, state, info } = schedule;
  return {
    schedule: scheduleId,
    paused: state.paused,
    ...(state.note ? { note: state.note } : {}),
    // The server counts on for one that is paused.
    next: state.paused ? [] : info.nextActionTimes.map((time) => time.toISOString()),
    latest: info.recentActions.map(({ takenAt, action }) => ({
      at: takenAt.toISOString(),
      ...(action.type === 'startWorkflow' ? { workflowId: action.workflow.workflowId } : {}),
    })),
  };
}

/** When a schedule runs. */
export function scheduleTimes({
  spec,
  policies,
}: Pick<PlanScheduleDescription, 'spec' | 'policies'>): ScheduleTimes {
  const { intervals = [], calendars = [], skip = [], startAt, endAt } = spec;
  const crons = (all: readonly Calendar[]) => all.map(cronOf);
  return {
    every: intervals.map(({ every, offset }) => ({
      every: exactTime(every),
      ...(offset > 0 ? { offset: exactTime(offset) } : {}),
    })),
    cron: crons(calendars),
    ...(skip.length > 0 ? { skip: crons(skip) } : {}),
    timeZone: spec.timezone || 'UTC',
    ...(startAt ? { startAt: startAt.toISOString() } : {}),
    ...(endAt ? { endAt: endAt.toISOString() } : {}),
    catchupWindow: exactTime(policies.catchupWindow),
  };
}

/** When it runs, in one sentence. */
export function timesInWords(times: ScheduleTimes): string {
  const { every, cron, skip = [], timeZone, startAt, endAt, catchupWindow } = times;
  const when = [
    ...every.map((one) => `every ${one.every}${one.offset === undefined ? '' : ` and ${one.offset}`}`),
    ...cron.map((expression) => `at "${expression}" (${timeZone})`),
  ];
  const but = [
    ...skip.map((expression) => `not at "${expression}" (${timeZone})`),
    ...(startAt === undefined ? [] : [`from ${startAt}`]),
    ...(endAt === undefined ? [] : [`until ${endAt}`]),
  ];
  const runs = when.length === 0 ? 'Runs only when it is triggered' : `Runs ${when.join(', and ')}`;
  return `${[runs, ...but].join(', ')}; after an outage of the server up to ${catchupWindow} late.`;
}

/** The columns of a list of schedules. */
export const SCHEDULE_COLUMNS: readonly Column<ScheduleReport>[] = [
  { head: 'SCHEDULE', text: ({ schedule }) => harmless(schedule), style: () => 'bold' },
  { head: 'STATE', text: ({ paused }) => (paused ? 'paused' : 'on') },
  { head: 'NEXT RUN', text: ({ next }) => next[0] ?? '' },
  { head: 'LATEST RUN', text: ({ latest }) => harmless(latest.at(-1)?.workflowId ?? ''), least: 12 },
  { head: 'NOTE', text: ({ note = '' }) => harmless(note), least: 8 },
];
