export { runCommandLine } from './command-line';
export type { Surroundings } from './surroundings';
