export type { NewTask } from './new-task';
export type { BoroVodMethod } from './protocol';
export type { BoroVodSettings } from './settings';
export {
  startBoroVodSimulator,
  type BoroVodShape,
  type BoroVodSimulator,
  type BoroVodSimulatorOptions,
} from './simulator';
export type { Priority, TaskStatusWord } from './statuses';
export type { TaskView } from './task';
