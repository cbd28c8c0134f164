export type { Deeds } from './deeds';
export type { Jp1AoMethod } from './methods';
export type { NewProperty, NewSchedule, NewTask } from './model/new-task';
export type { Jp1AoSettings, UserSetting } from './settings';
export {
  startJp1AoSimulator,
  type Jp1AoShape,
  type Jp1AoSimulator,
  type Jp1AoSimulatorOptions,
} from './simulator';
export type { State, Vocabulary } from './model/statuses';
export type { TaskView } from './model/task-view';
export type { Version } from './model/versions';
