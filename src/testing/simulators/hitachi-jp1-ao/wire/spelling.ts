import { isJsonObject } from '../../kit';
import type { Jp1AoSettings } from '../settings';

/** The value with its members spelt as the settings say: the vendor's schema blocks differ from its examples. */
export function spelt(value: unknown, settings: Jp1AoSettings): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => spelt(item, settings));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if (name === 'instanceID') return [settings.schemaSpelling, item];
      if (name === 'affectedResource') return affectedResource(item, settings);
      return [name, spelt(item, settings)];
    }),
  );
}

function affectedResource(urls: unknown, settings: Jp1AoSettings): [string, unknown] {
  const form = settings.affectedResource;
  if (form === 'affectedResources') return [form, urls];
  return ['affectedResource', form === 'string' && Array.isArray(urls) ? urls[0] : urls];
}
