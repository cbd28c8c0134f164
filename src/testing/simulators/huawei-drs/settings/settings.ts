import { fieldsOf } from '../../kit';
import { PLAN_DEFAULTS, PLAN_FIELDS, type Plan } from '../model/plan';
import { ACCESS_DEFAULTS, ACCESS_FIELDS, type AccessSettings } from './access-settings';
import { RULE_DEFAULTS, RULE_FIELDS, type RuleSettings } from './rule-settings';
import { WIRE_DEFAULTS, WIRE_FIELDS, type WireSettings } from './wire-settings';

/** Every switch. Those of the plan hold for jobs that are made afterwards. */
export interface DrsSettings extends WireSettings, AccessSettings, RuleSettings, Plan {}

/** The defaults that the groups name. */
export const DEFAULT_SETTINGS: DrsSettings = {
  ...WIRE_DEFAULTS,
  ...ACCESS_DEFAULTS,
  ...RULE_DEFAULTS,
  ...PLAN_DEFAULTS,
};

const FIELDS = { ...WIRE_FIELDS, ...ACCESS_FIELDS, ...RULE_FIELDS, ...PLAN_FIELDS };

/** The settings with some of them changed; throws `BadInput`. */
export function changeSettings(settings: DrsSettings, input: unknown): DrsSettings {
  return { ...settings, ...fieldsOf(input, 'The settings', FIELDS) };
}
