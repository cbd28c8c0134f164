import type { JsonObject } from '../../kit';
import type { Job } from '../model/job';
import { passedPercentOf, percentOf, type Precheck } from '../model/precheck';
import type { World } from '../world';

/** Whether it is over and how it came out. The items are not among it: the two generations call them differently. */
export function precheckReport(precheck: Precheck, { order }: Job, { clock, settings }: World): JsonObject {
  precheck.reads += 1;
  const now = clock.now();
  const passed = passedPercentOf(precheck, now, settings().alarmsPass);
  return {
    result: passed === 100,
    process: `${percentOf(precheck, now)}%`,
    total_passed_rate: `${passed}%`,
    rds_instance_id: '',
    job_direction: order.direction,
  };
}

/** The items that it has got to: all of them, or none. */
export function reportedItems(precheck: Precheck, { clock }: World): JsonObject[] {
  return percentOf(precheck, clock.now()) === 100 ? precheck.items.map((item) => ({ ...item })) : [];
}
