import { fieldsOf } from '../../kit';
import { ACCESS_DEFAULTS, ACCESS_FIELDS, type AccessSettings } from './access-settings';
import { LIFE_DEFAULTS, LIFE_FIELDS, type LifeSettings } from './life-settings';
import { RESUBMIT_DEFAULTS, RESUBMIT_FIELDS, type ResubmitSettings } from './resubmit-settings';
import { WIRE_DEFAULTS, WIRE_FIELDS, type WireSettings } from './wire-settings';

/** Every switch. */
export interface Jp1AoSettings extends WireSettings, AccessSettings, LifeSettings, ResubmitSettings {}

/** The defaults that the groups name. */
export const DEFAULT_SETTINGS: Jp1AoSettings = {
  ...WIRE_DEFAULTS,
  ...ACCESS_DEFAULTS,
  ...LIFE_DEFAULTS,
  ...RESUBMIT_DEFAULTS,
};

const FIELDS = { ...WIRE_FIELDS, ...ACCESS_FIELDS, ...LIFE_FIELDS, ...RESUBMIT_FIELDS };

/** The settings with some of them changed; throws `BadInput`. */
export function changeSettings(settings: Jp1AoSettings, input: unknown): Jp1AoSettings {
  return { ...settings, ...fieldsOf(input, 'The settings', FIELDS) };
}
