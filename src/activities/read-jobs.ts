import type { CallContext, JobReading, JobSystem } from '../contract';
import { inBatches } from './batches';

/**
 * Reads any number of jobs in the system's batch size: one reading per id, in the order asked. Should an adapter leave a job out
 * against its contract, that job is `unreadable`, never dropped.
 */
export async function readJobs(
  system: JobSystem,
  ids: readonly string[],
  call: CallContext,
): Promise<JobReading[]> {
  const readings = new Map<string, JobReading>();
  for (const batch of inBatches(ids, system.capabilities.status.batchSize)) {
    for (const reading of await system.status(batch, call)) readings.set(reading.id, reading);
  }
  return ids.map((id) => readings.get(id) ?? leftOut(id));
}

function leftOut(id: string): JobReading {
  const detail = 'The adapter returned no reading for this job.';
  return { outcome: 'unreadable', id, call: 'status', observedAt: new Date().toISOString(), detail };
}
