import { printTime, type JsonObject } from '../../kit';
import { statusShown } from './status-shown';
import type { Task } from '../model/task';
import type { HistoryEntry } from '../model/tasks';
import { traitsOf } from '../model/versions';
import type { World } from '../world';

/** A task as the API shows it (V12 2.7.2). The page's own example was not reached. */
export function taskResource(task: Task, world: World): JsonObject {
  const { order, schedule, times } = task;
  const { ids } = world;
  return {
    instanceID: task.id,
    ...commonMembers(task, world),
    modifyTime: time(times.modified, world),
    stepTime: null,
    serviceTemplateID: ids.of(`template ${order.serviceName}`),
    scheduleID: schedule.id,
    serviceID: ids.of(`service ${order.serviceName}`),
    supportedActionType: null,
  };
}

/** An archived task (V12 2.8.2): it has an id of its own, and no id of its service or schedule. */
export function historyResource({ id, task, archivedAt }: HistoryEntry, world: World): JsonObject {
  return {
    instanceID: id,
    taskID: task.id,
    ...commonMembers(task, world),
    status: statusShown(task, world, 'now'),
    stepStartTime: null,
    archiveTime: time(archivedAt, world),
  };
}

function commonMembers(task: Task, world: World): JsonObject {
  const { order, schedule, times } = task;
  const { recurrence } = schedule;
  return {
    name: order.name,
    status: statusShown(task, world),
    startTime: time(times.started, world),
    completionTime: time(times.completed, world),
    scheduledStartTime: time(schedule.startAt, world),
    submitter: order.submitter,
    submitTime: time(times.submitted, world),
    serviceState: order.serviceState,
    scheduleType: schedule.type,
    description: order.description,
    serviceName: order.serviceName,
    tags: order.tags,
    recurrenceInterval: recurrence.recurrenceInterval ?? null,
    recurrenceTime: recurrence.recurrenceTime ?? null,
    recurrenceStartDate: recurrence.recurrenceStartDate ?? null,
    ...group(order.serviceGroupName, world),
    toDo: false,
    notes: order.notes,
  };
}

function group(name: string, { settings, ids }: World): JsonObject {
  const { groupWord } = traitsOf(settings().version);
  return { [`${groupWord}Name`]: name, [`${groupWord}ID`]: ids.of(`group ${name}`) };
}

function time(instant: number | null, { settings }: World): string | null | undefined {
  const { utcOffsetMinutes, zoneStyle, unsetTimes } = settings();
  if (instant !== null)
    return printTime(instant, utcOffsetMinutes, zoneStyle === 'colon' ? 'colon' : 'plain');
  return { null: null, empty: '', absent: undefined }[unsetTimes];
}
