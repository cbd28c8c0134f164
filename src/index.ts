export * from './contract';
export { createActivities } from './activities';
export { JobControlPlugin, type JobControlPluginOptions } from './plugin';
export {
  elecardBoroVod,
  type ElecardBoroVodOptions,
  hitachiJp1Ao,
  type HitachiJp1AoOptions,
  huaweiDrs,
  type HuaweiDrsOptions,
} from './systems';
