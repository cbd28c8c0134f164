import type { PlanStep } from '../../src/client';
import type { ChaosVendor } from '../chaos/vendors/chaos-vendor';
import { elecardBoroVod } from '../chaos/vendors/elecard-boro-vod';
import { hitachiJp1Ao } from '../chaos/vendors/hitachi-jp1-ao';
import { huaweiDrs } from '../chaos/vendors/huawei-drs';

/** What part of the jobs is on one system, and how they are remediated. */
export interface Share {
  readonly name: string;
  readonly vendor: ChaosVendor;
  /** Of all jobs. */
  readonly part: number;
  readonly step: Pick<PlanStep, 'stop' | 'rerun'>;
}

/** Cisco Prime is left out: at the four requests a second that its own limiter allows, its part would take hours, whatever this package does. */
export const SHARES: readonly Share[] = [
  { name: 'boro-lab', vendor: elecardBoroVod, part: 0.6, step: {} },
  { name: 'ao-lab', vendor: hitachiJp1Ao, part: 0.3, step: { rerun: { ways: ['new-run'] } } },
  { name: 'drs-lab', vendor: huaweiDrs, part: 0.1, step: { rerun: { ways: ['resume'] } } },
];
