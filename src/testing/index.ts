export * from './contract-suite';
export {
  startBoroVodSimulator,
  type BoroVodSimulator,
  type BoroVodSimulatorOptions,
} from './simulators/elecard-boro-vod';
