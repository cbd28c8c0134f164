export { elecardBoroVod, elecardBoroVodOptions, type ElecardBoroVodOptions } from './elecard-boro-vod';
