import type { Vendor } from './config';
import { elecardBoroVod, elecardBoroVodOptions } from './systems';

/** The vendors that a settings file can name: one line each. */
export const vendors: Readonly<Record<string, Vendor>> = {
  'elecard-boro-vod': { options: elecardBoroVodOptions, create: elecardBoroVod },
};
