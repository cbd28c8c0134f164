import { z } from 'zod';
import { isMap, type Finding } from './issue-text';
import { readText } from './read-text';
import { resolveReferences } from './references';
import { SettingsError } from './settings-error';
import { validate } from './validate';
import { parseYaml } from './yaml-source';

/** Which workers reach which system: all that a client needs of the settings. */
export interface Routing {
  readonly taskQueue: string;
  /** Systems that workers of other task queues reach: system name → task queue. */
  readonly zones: Readonly<Record<string, string>>;
}

/** The routing where there are no settings. */
export const DEFAULT_ROUTING: Routing = { taskQueue: 'job-control', zones: {} };

const taskQueue = z.string().min(1).max(1000);
const routingSchema = z.object({
  taskQueue: taskQueue.default(DEFAULT_ROUTING.taskQueue),
  zones: z.record(z.string(), taskQueue).default({}),
});

/**
 * Reads task queue and zones of a settings file. Its systems are passed over, so their secrets need not be there.
 *
 * @throws SettingsError
 */
export function loadRouting(path: string): Routing {
  const source = parseYaml(settingsText(path));
  const fail = (findings: readonly Finding[]): never => {
    throw new SettingsError(
      path,
      findings.map((finding) => ({ at: source.positionOf(finding.path), ...finding })),
    );
  };
  if (source.problems.length > 0) throw new SettingsError(path, source.problems);
  if (!isMap(source.data)) return fail([{ path: [], message: 'expected a map with taskQueue and systems' }]);
  const { taskQueue: queue, zones } = source.data;
  const resolved = resolveReferences({ taskQueue: queue, zones }, path);
  if (resolved.failures.length > 0) return fail(resolved.failures);
  const routing = validate(routingSchema, resolved.data, () => false);
  return 'value' in routing ? (routing.value as Routing) : fail(routing.findings);
}

function settingsText(path: string): string {
  try {
    return readText(path);
  } catch (error) {
    throw new SettingsError(path, [{ path: [], message: (error as Error).message }]);
  }
}
