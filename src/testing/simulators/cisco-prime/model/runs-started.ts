import type { RunsStarted } from '../../kit';
import type { Job } from './job';
import type { JobSeed } from './job-seed';

/** What a job is counted under: a template on its devices, so that a second submission of the same shows; a recurring job by itself. */
export function workOf(id: string, { order, everyMs }: Pick<JobSeed, 'order' | 'everyMs'>): string {
  if (everyMs !== undefined) return `job ${id}`;
  return `${order.templateName} on ${order.targets.map(({ deviceId }) => deviceId).join(', ')}`;
}

/**
 * By work: every run of its jobs, purged ones included. A one-off job that has no run yet counts from the moment it was
 * ordered, unless its trigger was cancelled.
 */
export function runsStarted(jobs: readonly Job[]): RunsStarted {
  const started: Record<string, { count: number; taskIds: string[] }> = {};
  for (const job of jobs) {
    const entry = (started[job.work] ??= { count: 0, taskIds: [] });
    entry.taskIds.push(...idsOf(job));
    entry.count = entry.taskIds.length;
  }
  return started;
}

function idsOf({ id, runs, everyMs, status }: Job): string[] {
  const isOrdered = everyMs === null && status !== 'CANCELLED';
  if (runs.length === 0) return isOrdered ? [id] : [];
  return runs.map((run) => `${id}/${run.id}`);
}
