export type { AccessKeySetting, ProjectSetting, UserSetting } from './access-settings';
export { changeSettings, DEFAULT_SETTINGS, type DrsSettings } from './settings';
