export { ROLES, type UserSetting } from './access-settings';
export { changeSettings, DEFAULT_SETTINGS, type Jp1AoSettings } from './settings';
