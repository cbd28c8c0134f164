import { jobIn } from '../acts';
import type { Job } from '../model/job';
import type { OperationCall } from '../operation';

/** The jobs that lists have, in the order of their creation. */
export function listedJobs({ projectId, world }: OperationCall): Job[] {
  const now = world.clock.now();
  return world.jobs
    .all()
    .filter((job) => job.order.projectId === projectId && !job.deleted && job.listedFrom <= now);
}

/** The job of that id, if reads show it: one that was deleted only where the settings say so. */
export function readableJob(call: OperationCall, id: string): Job | undefined {
  const job = jobIn(call, id);
  return job?.deleted && call.world.settings().deletedJobs === 'not-found' ? undefined : job;
}
