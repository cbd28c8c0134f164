import { hasEnded, type JobReading, ownObservation, type RerunIntent, type RerunResult } from '../contract';
import type { Board } from './board';

const REASON =
  'An earlier execution of this request may have run it again under the same id, and that run may have ended since: ' +
  'nothing tells it from the one that was meant. Nothing was sent.';

/**
 * The result for a job that is not to be run again without asking: in a request that is repeated, an ended job whose id a rerun keeps may be the
 * rerun itself, ended again. `undefined` where that cannot be, because the run that is meant was named before anything
 * was sent, or a rerun would have another id.
 */
export function doubtAboutOwnRerun(
  { batch, capabilities }: Pick<Board, 'batch' | 'capabilities'>,
  { id, way, run, marker }: RerunIntent,
  reading: JobReading | undefined,
): RerunResult | undefined {
  if (!batch.repeated || (Object.hasOwn(batch.runs, id) && !batch.runsSeenLate)) return undefined;
  if (capabilities?.rerun.ways.find((known) => known.way === way)?.id !== 'kept') return undefined;
  if (reading?.outcome !== 'found' || !hasEnded(reading.snapshot.phase)) return undefined;
  return { id, way, run, marker, outcome: 'unproven', reason: REASON, evidence: [ownObservation(REASON)] };
}
