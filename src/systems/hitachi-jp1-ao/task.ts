import { z } from 'zod';
import { instantIn } from '../shared/instant';
import { expectedIdForm } from './task-id';

/** Up to 15 digits come as numbers, longer ones as text: `parseJson` with `bigIntegers: 'text'`. */
const id = z
  .union([z.number().transform(String), z.string().trim()])
  .refine((text) => expectedIdForm(text) === undefined)
  .optional()
  .catch(undefined);

/** Null, empty and absent all mean unset. */
const text = z
  .string()
  .refine((value) => value.trim() !== '')
  .optional()
  .catch(undefined);

/** In UTC where the zone is given: resources have `+0900`, action results `+09:00` (V12 AOCR0052). Another text stays as it is. */
const time = text.transform((value) => (value === undefined ? undefined : (instantIn(value) ?? value)));

const wireTask = z
  .looseObject({
    instanceID: id,
    instanceId: id, // the schema blocks of the manual spell it so, its examples do not
    taskID: id,
    taskId: id,
    scheduleID: id,
    scheduleId: id,
    serviceID: id,
    serviceGroupID: id,
    serviceTemplateID: id,
    name: text,
    status: text,
    startTime: time,
    completionTime: time,
    scheduleType: text,
    serviceState: text,
    serviceName: text,
    description: z
      .string()
      .nullable()
      .transform((value) => value ?? '')
      .optional()
      .catch(undefined),
  })
  .catch({} as never);

/** One element of Tasks or TaskHistories: each field that could be read, and nothing that could not. */
export interface Task {
  /** The task's id, in TaskHistories too. */
  readonly id?: string | undefined;
  readonly scheduleId?: string | undefined;
  readonly serviceId?: string | undefined;
  readonly serviceGroupId?: string | undefined;
  readonly serviceTemplateId?: string | undefined;
  readonly name?: string | undefined;
  readonly status?: string | undefined;
  /** ISO 8601 in UTC, or the server's text where that is no time with a zone. A retry does not change it. */
  readonly startTime?: string | undefined;
  /** The same of its end. While a retry runs, that of the attempt before. */
  readonly completionTime?: string | undefined;
  readonly scheduleType?: string | undefined;
  /** `debug` or `release`. */
  readonly serviceState?: string | undefined;
  readonly serviceName?: string | undefined;
  /** Empty where there is none; absent where the answer does not say. */
  readonly description?: string | undefined;
}

/** Reads one element of Tasks, whatever it is; never throws. */
export function taskOf(element: unknown): Task {
  const wire = wireTask.parse(element);
  return { ...fieldsOf(wire), id: wire.instanceID ?? wire.instanceId };
}

/** Reads one element of TaskHistories, where `instanceID` names the copy and `taskID` the task; never throws. */
export function archivedTaskOf(element: unknown): Task {
  const wire = wireTask.parse(element);
  return { ...fieldsOf(wire), id: wire.taskID ?? wire.taskId };
}

function fieldsOf(wire: z.output<typeof wireTask>): Task {
  const { name, status, startTime, completionTime, scheduleType, serviceState, serviceName, description } =
    wire;
  const scheduleId = wire.scheduleID ?? wire.scheduleId;
  return {
    scheduleId,
    serviceId: wire.serviceID,
    serviceGroupId: wire.serviceGroupID,
    serviceTemplateId: wire.serviceTemplateID,
    name,
    status,
    startTime,
    completionTime,
    scheduleType,
    serviceState,
    serviceName,
    description,
  };
}
