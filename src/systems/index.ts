export { ciscoPrime, ciscoPrimeOptions, type CiscoPrimeOptions } from './cisco-prime';
export { hitachiJp1Ao, hitachiJp1AoOptions, type HitachiJp1AoOptions } from './hitachi-jp1-ao';
export { elecardBoroVod, elecardBoroVodOptions, type ElecardBoroVodOptions } from './elecard-boro-vod';
export { huaweiDrs, huaweiDrsOptions, type HuaweiDrsOptions } from './huawei-drs';
