export * from './contract';
export { createActivities } from './activities';
export { JobControlPlugin, type JobControlPluginOptions } from './plugin';
export { elecardBoroVod, type ElecardBoroVodOptions } from './systems';
