import { fieldsOf } from '../../kit';
import { ACCESS_DEFAULTS, ACCESS_FIELDS, type AccessSettings } from './access-settings';
import { LIFE_DEFAULTS, LIFE_FIELDS, type LifeSettings } from './life-settings';
import { checkLimits, LIMIT_DEFAULTS, LIMIT_FIELDS, type LimitSettings } from './limit-settings';
import { WIRE_DEFAULTS, WIRE_FIELDS, type WireSettings } from './wire-settings';

/** Every switch. */
export interface CiscoPrimeSettings extends WireSettings, AccessSettings, LimitSettings, LifeSettings {}

/** The defaults that the groups name. */
export const DEFAULT_SETTINGS: CiscoPrimeSettings = {
  ...WIRE_DEFAULTS,
  ...ACCESS_DEFAULTS,
  ...LIMIT_DEFAULTS,
  ...LIFE_DEFAULTS,
};

const FIELDS = { ...WIRE_FIELDS, ...ACCESS_FIELDS, ...LIMIT_FIELDS, ...LIFE_FIELDS };

/** The settings with some of them changed; throws `BadInput`. */
export function changeSettings(settings: CiscoPrimeSettings, input: unknown): CiscoPrimeSettings {
  const changed = { ...settings, ...fieldsOf(input, 'The settings', FIELDS) };
  checkLimits(changed);
  return changed;
}
