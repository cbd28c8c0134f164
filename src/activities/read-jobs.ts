import { type CallContext, type JobReading, type JobSnapshot, type JobSystem } from '../contract';
import { brief } from '../contract/brief';
import { inBatches } from '../contract/in-batches';

/**
 * Reads any number of jobs in the system's batch size: one reading per id, in the order asked, its texts cut to size. Should an adapter
 * leave a job out or answer for another one, against its contract, that job is `unreadable`: never dropped, never mistaken.
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
  return ids.map((id) => checked(id, readings.get(id)));
}

function checked(id: string, reading: JobReading | undefined): JobReading {
  if (!reading) return unreadable(id, 'The adapter returned no reading for this job.');
  if (reading.outcome !== 'found') return { ...reading, detail: brief(reading.detail) };
  if (reading.snapshot.id === id) return { ...reading, snapshot: withBriefTexts(reading.snapshot) };
  return unreadable(id, `The adapter answered for job ${brief(reading.snapshot.id)} instead.`);
}

function withBriefTexts(snapshot: JobSnapshot): JobSnapshot {
  const { name, detail } = snapshot;
  return {
    ...snapshot,
    rawStatus: brief(snapshot.rawStatus),
    ...(name === undefined ? {} : { name: brief(name) }),
    ...(detail === undefined ? {} : { detail: brief(detail) }),
  };
}

function unreadable(id: string, detail: string): JobReading {
  return { outcome: 'unreadable', id, call: 'status', observedAt: new Date().toISOString(), detail };
}
