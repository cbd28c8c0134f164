import type { JobSystem, JobSystems } from '../contract';
import { SYSTEM_NAME } from '../contract/system-name';
import { isMap, type Finding } from '../schema/issue-text';
import type { SettingsPath } from './settings-error';
import { validate } from './validate';
import type { Vendor, Vendors } from './vendor';

/** What the name of a system must look like, for error messages. */
export const NAME_FORM = 'expected a name of letters, digits, - _ and ., 64 at most, a letter or digit first';

/** One system, validated and not yet made. */
export interface SystemSettings {
  readonly name: string;
  readonly vendor: Vendor;
  readonly options: unknown;
}

/** Validates the entry `systems.<name>`; what is wrong is added to `findings`. */
export function systemSettings(
  [name, entry]: readonly [name: string, entry: unknown],
  context: {
    readonly vendors: Vendors;
    readonly findings: Finding[];
    isReference(path: SettingsPath): boolean;
  },
): SystemSettings | undefined {
  const around = ['systems', name];
  const find = (message: string, ...path: SettingsPath) => {
    context.findings.push({ path: [...around, ...path], message });
    return undefined;
  };
  if (!SYSTEM_NAME.test(name)) find(NAME_FORM);
  if (!isMap(entry)) return find('expected a map with vendor and url');
  const { vendor: vendorName, ...data } = entry;
  const known = Object.keys(context.vendors).sort().join(', ');
  if (typeof vendorName !== 'string') return find(`missing, expected one of: ${known}`, 'vendor');
  const vendor = Object.hasOwn(context.vendors, vendorName) ? context.vendors[vendorName] : undefined;
  if (vendor === undefined)
    return find(`unknown vendor '${vendorName}', expected one of: ${known}`, 'vendor');
  const validated = validate(vendor.options, data, (path) => context.isReference([...around, ...path]));
  if ('value' in validated) return { name, vendor, options: validated.value };
  validated.findings.forEach(({ path, message }) => find(message, ...path));
  return undefined;
}

/** Makes every system. What one of them throws becomes a finding, and then those already made are closed again. */
export function makeSystems(
  all: readonly SystemSettings[],
  context: { readonly secrets: readonly string[]; readonly findings: Finding[] },
): JobSystems {
  const made: [string, JobSystem][] = [];
  for (const { name, vendor, options } of all) {
    try {
      made.push([name, vendor.create(options as never, context.secrets)]);
    } catch (error) {
      context.findings.push({ path: ['systems', name], message: (error as Error).message });
    }
  }
  if (context.findings.length > 0) made.forEach(([, system]) => void system.close?.());
  // Without a prototype, so that no inherited name is a system.
  return Object.assign(Object.create(null) as Record<string, JobSystem>, Object.fromEntries(made));
}
