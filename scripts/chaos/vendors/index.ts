import type { ChaosVendor } from './chaos-vendor';
import { ciscoPrime } from './cisco-prime';
import { ciscoPrimePaced } from './cisco-prime-paced';
import { ciscoPrimeSchedules } from './cisco-prime-schedules';
import { elecardBoroVod } from './elecard-boro-vod';
import { hitachiJp1Ao } from './hitachi-jp1-ao';
import { hitachiJp1AoV10 } from './hitachi-jp1-ao-v10';
import { huaweiDrs } from './huawei-drs';
import { huaweiDrsV3 } from './huawei-drs-v3';

/** Every vendor of the matrix, some in several versions or with several settings. */
export const VENDORS: readonly ChaosVendor[] = [
  elecardBoroVod,
  hitachiJp1Ao,
  hitachiJp1AoV10,
  ciscoPrime,
  ciscoPrimeSchedules,
  ciscoPrimePaced,
  huaweiDrs,
  huaweiDrsV3,
];
