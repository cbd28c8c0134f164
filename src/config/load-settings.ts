import type { z } from 'zod';
import type { JobSystems } from '../contract';
import { isMap, valueAt, type Finding } from '../schema/issue-text';
import { fileSchema, TASK_QUEUE } from './file-schema';
import { settingsText } from './settings-text';
import { resolveReferences, type ResolvedSettings } from './references';
import { SettingsError, type SettingsPath, type SettingsProblem } from './settings-error';
import { makeSystems, systemSettings, type SystemSettings } from './system-settings';
import { validate } from './validate';
import type { Vendors } from './vendor';
import { parseYaml, type YamlSource } from './yaml-source';
import { withoutValues } from './without-values';
import { zoneSettings, type Zones } from './zone-settings';

/** Validated settings. */
export interface Settings {
  readonly taskQueue: string;
  /** Empty in a file that only clients read. */
  readonly systems: JobSystems;
  /** Systems that workers of other task queues reach: system name → task queue. None of them is in `systems`. */
  readonly zones: Zones;
  /** Whether the worker answers the Nexus service. */
  readonly nexus: boolean;
  /** What the references of the file gave: texts that must not be shown anywhere. */
  readonly secrets: readonly string[];
}

export interface LoadSettingsOptions {
  /**
   * For whoever only wants to know what the systems can do: what a reference refers to need not be there. Systems of such settings must not
   * be called. Default: false.
   */
  readonly withoutSecrets?: boolean;
}

/** Good for text, a number, and base64 alike. */
const STAND_IN = '1111';

/**
 * Reads a settings file, resolves its references in memory and makes its systems. Sends nothing.
 *
 * @throws SettingsError that lists everything that is wrong, each with its line, and shows no resolved value
 */
export function loadSettings(
  path: string,
  vendors: Vendors,
  { withoutSecrets = false }: LoadSettingsOptions = {},
): Settings {
  const source = parseYaml(settingsText(path));
  if (source.problems.length > 0) throw new SettingsError(path, source.problems);
  const resolved = resolveReferences(source.data, path, withoutSecrets ? STAND_IN : undefined);
  const findings: Finding[] = [];
  const refuseFindings = (): void => {
    const all = [
      ...failuresThatMatter(resolved, findings),
      ...findings.filter((finding) => !isAboutFailure(finding, resolved)),
    ];
    if (all.length > 0) throw new SettingsError(path, problemsOf(all, source, resolved.secrets));
  };
  const { all, ...checked } = checkedSettings(resolved, { vendors, findings });
  refuseFindings();
  const systems = makeSystems(all, { secrets: resolved.secrets, findings });
  refuseFindings();
  return { ...checked, systems, secrets: resolved.secrets };
}

interface CheckedSettings {
  readonly taskQueue: string;
  readonly all: readonly SystemSettings[];
  readonly zones: Zones;
  readonly nexus: boolean;
}

function checkedSettings(
  resolved: ResolvedSettings,
  { vendors, findings }: { readonly vendors: Vendors; readonly findings: Finding[] },
): CheckedSettings {
  const { data } = resolved;
  const isReference = (path: SettingsPath): boolean => resolved.isReference(path);
  const file = validate(fileSchema, data, isReference);
  if ('findings' in file) findings.push(...file.findings);
  const systems = valueAt(data, ['systems']);
  const entries = isMap(systems) ? Object.entries(systems) : [];
  const all = entries.flatMap((entry) => systemSettings(entry, { vendors, findings, isReference }) ?? []);
  const right = 'value' in file ? (file.value as z.output<typeof fileSchema>) : undefined;
  const { taskQueue = TASK_QUEUE, nexus = false } = right ?? {};
  const names = entries.map(([name]) => name);
  const zones = zoneSettings(valueAt(data, ['zones']), { taskQueue, systems: names, findings });
  return { taskQueue, all, zones, nexus };
}

/** A value that could not be resolved is one problem, not two. */
function isAboutFailure(finding: Finding, { failures }: ResolvedSettings): boolean {
  return failures.some(({ path }) => isAt(path, finding));
}

/** A stand-in is as good as the value, unless it does not fit. */
function failuresThatMatter({ failures }: ResolvedSettings, findings: readonly Finding[]): Finding[] {
  return failures.filter(
    ({ hasStandIn, path }) => !hasStandIn || findings.some((finding) => isAt(path, finding)),
  );
}

/** True for what is wrong at a path, or below it. */
function isAt(path: SettingsPath, finding: Finding): boolean {
  return path.every((segment, index) => segment === finding.path[index]);
}

function problemsOf(
  findings: readonly Finding[],
  source: YamlSource,
  secrets: readonly string[],
): SettingsProblem[] {
  return findings.map(({ path, message }) => ({
    at: source.positionOf(path),
    path,
    message: withoutValues(message, secrets),
  }));
}
