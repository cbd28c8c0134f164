export type { Deeds } from './deeds';
export type { DrsMethod } from './methods';
export type { JobView } from './model/job-view';
export type { NewJob } from './model/new-job';
export type { Plan } from './model/plan';
export type { AccessKeySetting, DrsSettings, ProjectSetting, UserSetting } from './settings';
export { startDrsSimulator, type DrsShape, type DrsSimulator, type DrsSimulatorOptions } from './simulator';
