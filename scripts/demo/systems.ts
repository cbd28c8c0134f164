import { ciscoPrime } from './cisco-prime';
import type { DemoSystem } from './demo-system';
import { elecardBoroVod } from './elecard-boro-vod';
import { hitachiJp1Ao } from './hitachi-jp1-ao';
import { huaweiDrs } from './huawei-drs';

/** The systems of the demo, in the order shown. */
export function demoSystems(): DemoSystem[] {
  return [elecardBoroVod(), hitachiJp1Ao(), ciscoPrime(), huaweiDrs()];
}
