import type { Vendor } from './config';
import {
  ciscoPrime,
  ciscoPrimeOptions,
  elecardBoroVod,
  elecardBoroVodOptions,
  hitachiJp1Ao,
  hitachiJp1AoOptions,
  huaweiDrs,
  huaweiDrsOptions,
} from './systems';

/** The vendors that a settings file can name: one line each. */
export const vendors: Readonly<Record<string, Vendor>> = {
  'cisco-prime': { options: ciscoPrimeOptions, create: ciscoPrime },
  'elecard-boro-vod': { options: elecardBoroVodOptions, create: elecardBoroVod },
  'hitachi-jp1-ao': { options: hitachiJp1AoOptions, create: hitachiJp1Ao },
  'huawei-drs': { options: huaweiDrsOptions, create: huaweiDrs },
};
