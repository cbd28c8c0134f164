import { existsSync } from 'node:fs';
import { DEFAULT_ROUTING, loadRouting, type Routing } from '../config';
import type { RoutingOptions } from './options';

const DEFAULT_FILE = 'job-control.yaml';

/** The settings file that is named, by option or environment; or the one in this folder. It need not be there. */
export function settingsFile({ settings }: Pick<RoutingOptions, 'settings'>, env: NodeJS.ProcessEnv): string {
  return settings ?? env.JOB_CONTROL_SETTINGS ?? DEFAULT_FILE;
}

/** Which workers are asked, by options and settings. Only a file that somebody named has to be there. Throws `SettingsError`. */
export function routingFor(options: RoutingOptions, env: NodeJS.ProcessEnv): Routing {
  const file = settingsFile(options, env);
  const isNamed = file !== DEFAULT_FILE || options.settings !== undefined;
  const routing = isNamed || existsSync(file) ? loadRouting(file) : DEFAULT_ROUTING;
  return { ...routing, taskQueue: options.taskQueue ?? routing.taskQueue };
}

/** The task queue of the workers that reach a system, where it is not that of the workflow. */
export function zoneOf(
  system: string,
  { zones }: Routing,
  { zone }: Pick<RoutingOptions, 'zone'>,
): string | undefined {
  return zone ?? (Object.hasOwn(zones, system) ? zones[system] : undefined);
}
