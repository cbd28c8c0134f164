export { GROUPS, type UserSetting } from './access-settings';
export { RATE_LIMITS } from './limit-settings';
export { changeSettings, DEFAULT_SETTINGS, type CiscoPrimeSettings } from './settings';
