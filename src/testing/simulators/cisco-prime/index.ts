export type { Limit, SignInRefusal, Traffic } from './access/traffic';
export type { Deeds } from './deeds';
export type { CiscoPrimeMethod } from './methods';
export type { JobView, RunView } from './model/job-view';
export type { NewJob, NewRun } from './model/new-job';
export type { CiscoPrimeSettings, UserSetting } from './settings';
export {
  startCiscoPrimeSimulator,
  type CiscoPrimeShape,
  type CiscoPrimeSimulator,
  type CiscoPrimeSimulatorOptions,
} from './simulator';
export type { CiscoPrimeFault } from './vendor-faults';
