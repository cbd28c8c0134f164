import { isJsonObject, readJson, type JsonObject } from '../../kit';
import { Refusal } from '../refusal';
import type { Timing } from '../model/schedule';
import type { Jp1AoSettings } from '../settings';
import type { Property, Task } from '../model/task';
import { readProperties } from './properties';
import { readTiming } from './timing';

/** What a resubmission asks for. */
export interface ResubmitRequest {
  readonly name: string;
  readonly description: string;
  readonly timing: Timing;
  readonly properties: readonly Omit<Property, 'id'>[];
}

/** Reads the body of resubmit's invoke (V12 2.7.11); `name`, `href` and `method` are not looked at. Throws a `Refusal` 400. */
export function readResubmit(body: string, task: Task, settings: Jp1AoSettings): ResubmitRequest {
  const { schedule, values } = partsOf(parametersOf(body), settings);
  const { name, description } = schedule;
  if (typeof name !== 'string' || name === '') throw new Refusal('400', 'The schedule has no name.');
  if (typeof description !== 'string') throw new Refusal('400', 'The schedule has no description.');
  const timing = readTiming(schedule, settings);
  return { name, description, timing, properties: readProperties(values, task, settings) };
}

function parametersOf(body: string): unknown {
  try {
    const request = readJson(body);
    if (isJsonObject(request)) return request.parameters;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refusal('400', 'The body is not a JSON object.');
}

interface Parts {
  readonly schedule: JsonObject;
  readonly values: readonly unknown[];
}

function partsOf(parameters: unknown, { resubmitShape }: Jp1AoSettings): Parts {
  if (resubmitShape === 'flat' && Array.isArray(parameters)) {
    const isSchedule = (item: unknown): boolean => isJsonObject(item) && 'scheduleType' in item;
    const [schedule, ...more] = parameters.filter(isSchedule) as JsonObject[];
    if (schedule && more.length === 0)
      return { schedule, values: parameters.filter((item) => !isSchedule(item)) };
  }
  if (resubmitShape === 'nested' && isJsonObject(parameters)) {
    const { schedule, properties = [] } = parameters;
    if (isJsonObject(schedule) && Array.isArray(properties)) return { schedule, values: properties };
  }
  throw new Refusal('400', 'The parameters do not hold exactly one schedule.');
}
