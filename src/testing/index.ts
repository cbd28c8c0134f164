export * from './contract-suite';
export {
  startCiscoPrimeSimulator,
  type CiscoPrimeSimulator,
  type CiscoPrimeSimulatorOptions,
} from './simulators/cisco-prime';
export {
  startBoroVodSimulator,
  type BoroVodSimulator,
  type BoroVodSimulatorOptions,
} from './simulators/elecard-boro-vod';
export {
  startJp1AoSimulator,
  type Jp1AoSimulator,
  type Jp1AoSimulatorOptions,
} from './simulators/hitachi-jp1-ao';
export { startDrsSimulator, type DrsSimulator, type DrsSimulatorOptions } from './simulators/huawei-drs';
