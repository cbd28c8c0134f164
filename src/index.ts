export * from './contract';
export { createActivities } from './activities';
export { JobControlPlugin, type JobControlPluginOptions } from './plugin';
export {
  ciscoPrime,
  type CiscoPrimeOptions,
  elecardBoroVod,
  type ElecardBoroVodOptions,
  hitachiJp1Ao,
  type HitachiJp1AoOptions,
  huaweiDrs,
  type HuaweiDrsOptions,
} from './systems';
