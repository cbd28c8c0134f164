import type { z } from 'zod';
import { isMap, type Finding } from '../schema/issue-text';
import { fileSchema, TASK_QUEUE } from './file-schema';
import { resolveReferences } from './references';
import { SettingsError } from './settings-error';
import { settingsText } from './settings-text';
import { validate } from './validate';
import { parseYaml } from './yaml-source';
import { type Zones, zoneSettings } from './zone-settings';

/** Which workers reach which system: all that a client needs of the settings. */
export interface Routing {
  readonly taskQueue: string;
  /** Systems that workers of other task queues reach: system name → task queue. */
  readonly zones: Zones;
}

/** The routing where there are no settings. */
export const DEFAULT_ROUTING: Routing = { taskQueue: TASK_QUEUE, zones: {} };

/**
 * Reads task queue and zones of a settings file. Of its systems only the names are looked at, so their secrets need not be there.
 *
 * @throws SettingsError
 */
export function loadRouting(path: string): Routing {
  const source = parseYaml(settingsText(path));
  const refuse = (findings: readonly Finding[]): void => {
    if (findings.length === 0) return;
    throw new SettingsError(
      path,
      findings.map((finding) => ({ at: source.positionOf(finding.path), ...finding })),
    );
  };
  if (source.problems.length > 0) throw new SettingsError(path, source.problems);
  const { systems, ...others } = isMap(source.data) ? source.data : {};
  const resolved = resolveReferences(others, path);
  refuse(resolved.failures);
  const data = isMap(source.data) ? { ...(resolved.data as object), systems } : source.data;
  const file = validate(fileSchema, data, () => false);
  if ('findings' in file) refuse(file.findings);
  const findings: Finding[] = [];
  const { taskQueue, zones } = (file as { value: z.output<typeof fileSchema> }).value;
  const names = isMap(systems) ? Object.keys(systems) : [];
  const checked = zoneSettings(zones, { taskQueue, systems: names, findings });
  refuse(findings);
  return { taskQueue, zones: checked };
}
