import type { PlanScheduleDescription, PlanScheduleSummary } from '../client';
import { harmless } from '../contract/brief';
import type { Column } from './screen/columns';

/** What is told of a schedule, with `--json` as it is. */
export interface ScheduleReport {
  readonly schedule: string;
  readonly paused: boolean;
  readonly note?: string;
  /** ISO 8601, as all times. */
  readonly next: readonly string[];
  readonly latest: readonly { readonly at: string; readonly workflowId?: string }[];
}

/** The report on a schedule in a list, or on one that was looked at. */
export function scheduleReport(schedule: PlanScheduleSummary | PlanScheduleDescription): ScheduleReport {
  const { scheduleId, state, info } = schedule;
  return {
    schedule: scheduleId,
    paused: state.paused,
    ...(state.note ? { note: state.note } : {}),
    next: info.nextActionTimes.map((time) => time.toISOString()),
    latest: info.recentActions.map(({ takenAt, action }) => ({
      at: takenAt.toISOString(),
      ...(action.type === 'startWorkflow' ? { workflowId: action.workflow.workflowId } : {}),
    })),
  };
}

/** The columns of a list of schedules. */
export const SCHEDULE_COLUMNS: readonly Column<ScheduleReport>[] = [
  { head: 'SCHEDULE', text: ({ schedule }) => harmless(schedule), style: () => 'bold' },
  { head: 'STATE', text: ({ paused }) => (paused ? 'paused' : 'on') },
  { head: 'NEXT RUN', text: ({ next }) => next[0] ?? '' },
  { head: 'LATEST RUN', text: ({ latest }) => harmless(latest.at(-1)?.workflowId ?? ''), least: 12 },
  { head: 'NOTE', text: ({ note = '' }) => harmless(note), least: 8 },
];
