import type { Jp1AoMethod } from '../methods';
import type { Operation } from '../operation';
import { listScheduleActions, listTaskActions, offered, taskActionInfo } from './action-lists';
import { archiveTask } from './archive-task';
import { getUser, getVersion } from './probes';
import { rerunTask } from './rerun-task';
import { resubmitInfo, resubmitTask } from './resubmit-task';
import { scheduleAction, scheduleActionInfo } from './schedule-actions';
import { stopTask } from './stop-task';
import { deleteHistory, getHistory, listHistories } from './task-histories';
import { deleteTask, getTask, listTasks } from './tasks';

/** Every call that is simulated. */
export const OPERATIONS: Readonly<Record<Jp1AoMethod, Operation>> = {
  'Tasks.list': listTasks,
  'Tasks.get': getTask,
  'Tasks.delete': deleteTask,
  'Tasks.actions': listTaskActions,
  'Tasks.stop.info': taskActionInfo('stop'),
  'Tasks.stop.invoke': stopTask('stop'),
  'Tasks.forceStop.info': taskActionInfo('forceStop'),
  'Tasks.forceStop.invoke': stopTask('forceStop'),
  'Tasks.rerunStart.info': taskActionInfo('rerunStart'),
  'Tasks.rerunStart.invoke': rerunTask('rerunStart'),
  'Tasks.rerunStepStart.info': taskActionInfo('rerunStepStart'),
  'Tasks.rerunStepStart.invoke': rerunTask('rerunStepStart'),
  'Tasks.resubmit.info': resubmitInfo,
  'Tasks.resubmit.invoke': resubmitTask,
  'Tasks.archive.info': taskActionInfo('archive'),
  'Tasks.archive.invoke': offered('archive', archiveTask),
  'Schedules.actions': listScheduleActions,
  'Schedules.cancel.info': scheduleActionInfo('cancel'),
  'Schedules.cancel.invoke': scheduleAction('cancel'),
  'Schedules.suspend.info': scheduleActionInfo('suspend'),
  'Schedules.suspend.invoke': scheduleAction('suspend'),
  'Schedules.resume.info': scheduleActionInfo('resume'),
  'Schedules.resume.invoke': scheduleAction('resume'),
  'TaskHistories.list': listHistories,
  'TaskHistories.get': getHistory,
  'TaskHistories.delete': deleteHistory,
  'User.get': getUser,
  'Version.get': getVersion,
};
