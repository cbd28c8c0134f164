import { isMap, type Finding } from '../schema/issue-text';
import { SYSTEM_NAME } from '../contract/system-name';
import { taskQueueSchema } from './file-schema';
import { NAME_FORM } from './system-settings';
import { validate } from './validate';

/** Systems that workers of other task queues reach: system name → task queue. */
export type Zones = Readonly<Record<string, string>>;

/** The parts of a file that its zones have to go together with. */
export interface AroundZones {
  readonly taskQueue: string;
  /** Names of the systems of this file. */
  readonly systems: readonly string[];
  /** What is wrong is added. */
  readonly findings: Finding[];
}

/** Validates the map `zones` of a file; what is no map gives none, which the schema of the file has found. */
export function zoneSettings(zones: unknown, around: AroundZones): Zones {
  const entries = isMap(zones) ? Object.entries(zones) : [];
  const valid = entries.flatMap((entry) => zoneSetting(entry, around));
  // Without a prototype, so that no inherited name is a system.
  return Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(valid));
}

function zoneSetting(
  [name, value]: readonly [name: string, value: unknown],
  { taskQueue, systems, findings }: AroundZones,
): (readonly [name: string, taskQueue: string])[] {
  const path = ['zones', name];
  const problems: Finding[] = [];
  if (!SYSTEM_NAME.test(name)) problems.push({ path, message: NAME_FORM });
  if (systems.includes(name)) {
    problems.push({
      path,
      message: 'is in systems too: a system is reached either here or by other workers',
    });
  }
  const validated = validate(taskQueueSchema, value, () => false);
  if ('findings' in validated) problems.push(...validated.findings.map(({ message }) => ({ path, message })));
  // Workers of one task queue must have the same systems: an activity goes to any of them.
  if (systems.length > 0 && value === taskQueue) {
    problems.push({ path, message: `is the task queue of this file, whose workers do not have the system` });
  }
  findings.push(...problems);
  return problems.length === 0 ? [[name, String(value)]] : [];
}
