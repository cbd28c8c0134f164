import { brief } from './brief';
import type { JobReading } from './job';
import type { Observation } from './verdict';

/** A reading as evidence: the vendor's word, and ours beside it. */
export function observationOf(reading: JobReading): Observation {
  if (reading.outcome !== 'found') {
    return {
      at: reading.observedAt,
      call: reading.call,
      says: brief(`${reading.outcome}: ${reading.detail}`),
    };
  }
  const { observedAt, call, rawStatus, phase, run, detail } = reading.snapshot;
  return { at: observedAt, call, says: brief(detail ? `${rawStatus} (${detail})` : rawStatus), phase, run };
}

/** Something that happened on our side, as evidence. */
export function ownObservation(says: string, at: number = Date.now()): Observation {
  return { at: new Date(at).toISOString(), call: 'job-control', says: brief(says) };
}
