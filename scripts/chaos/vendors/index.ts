import type { ChaosVendor } from './chaos-vendor';
import { elecardBoroVod } from './elecard-boro-vod';
import { hitachiJp1Ao } from './hitachi-jp1-ao';

/** Every vendor of the matrix. */
export const VENDORS: readonly ChaosVendor[] = [elecardBoroVod, hitachiJp1Ao];
