import type { ChaosVendor } from './chaos-vendor';
import { elecardBoroVod } from './elecard-boro-vod';
import { ciscoPrime } from './cisco-prime';
import { hitachiJp1Ao } from './hitachi-jp1-ao';
import { huaweiDrs } from './huawei-drs';

/** Every vendor of the matrix. */
export const VENDORS: readonly ChaosVendor[] = [elecardBoroVod, hitachiJp1Ao, ciscoPrime, huaweiDrs];
