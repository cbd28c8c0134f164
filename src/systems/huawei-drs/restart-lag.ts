import type { JobReading } from '../../contract';
import { isTransferFailure } from './statuses';

/**
 * A task at rest, as it is to be believed: DRS may show the old status for a while after it has taken a restart on (Terraform looks
 * for the first time 20 s after it), whoever sent it. So a status from which a task can be restarted has to last for `settle` milliseconds.
 */
export function believedLate(reading: JobReading, settle: number): JobReading {
  if (reading.outcome !== 'found' || settle <= 0) return reading;
  const { snapshot } = reading;
  const canBeRestarted = snapshot.phase === 'paused' || isTransferFailure(snapshot.rawStatus);
  return canBeRestarted ? { ...reading, snapshot: { ...snapshot, restartWatchMs: settle } } : reading;
}
