import type { JsonObject } from '../../kit';
import type { Job } from '../model/job';
import type { World } from '../world';
import { statusShown } from './status-shown';

/** `progress_info` of v5; v3's batch-progress has the same members under other names. */
export function progressOf(job: Job, { clock, settings }: World): JsonObject {
  const now = clock.now();
  const spent = job.latestStart === null ? 0 : now - job.latestStart;
  return {
    progress: String(fullPercent(job, now)),
    incr_trans_delay: '0',
    incr_trans_delay_millis: '0',
    task_mode: job.order.taskType,
    transfer_status: statusShown(job, settings()),
    process_time: String(spent),
    remaining_time: '0',
    progress_map: {},
  };
}

function fullPercent({ status, phase, history, plan }: Job, now: number): number {
  if (phase === 'incremental' || status === 'FULL_TRANSFER_COMPLETE') return 100;
  const begun = history.findLast((entry) => entry.status === 'FULL_TRANSFER_STARTED')?.at;
  if (begun === undefined || plan.fullTransferMs === null) return 0;
  return Math.min(99, Math.floor((100 * (now - begun)) / Math.max(1, plan.fullTransferMs)));
}
