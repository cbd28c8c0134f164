import type { TaskAction } from './model/versions';

/** What can be done with a schedule. */
export const SCHEDULE_ACTIONS = ['cancel', 'suspend', 'resume'] as const;

/** The last but one segment of an action's path. */
export type ScheduleAction = (typeof SCHEDULE_ACTIONS)[number];

/** The names of the calls, for fault rules and the ledger. */
export type Jp1AoMethod =
  | 'Tasks.list'
  | 'Tasks.get'
  | 'Tasks.delete'
  | 'Tasks.actions'
  | `Tasks.${TaskAction}.${'info' | 'invoke'}`
  | 'Schedules.actions'
  | `Schedules.${ScheduleAction}.${'info' | 'invoke'}`
  | 'TaskHistories.list'
  | 'TaskHistories.get'
  | 'TaskHistories.delete'
  | 'User.get'
  | 'Version.get';
