import type { Job } from '../model/job';
import type { DrsSettings } from '../settings';

/** The status as a read shows it; each call is one read, and uses up what is stale. */
export function statusShown(job: Job, { pausedWord }: DrsSettings): string {
  const { stale } = job;
  if (job.deleted) return 'DELETED';
  let status = job.status;
  if (stale && stale.reads > 0) {
    stale.reads -= 1;
    status = stale.status;
  }
  return status === 'PAUSING' ? pausedWord : status;
}
