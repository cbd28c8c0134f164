export type { Act } from './act';
export { carryOut, examine, jobIn, type Actor, type Attempt, type Examined } from './attempt';
export {
  endpointsIn,
  precheck,
  skipPrecheck,
  testConnection,
  update,
  withoutEffect,
  withPasswords,
} from './configuration-acts';
export { reset, restart, start } from './start-acts';
export { pause, remove, stop } from './stop-acts';
