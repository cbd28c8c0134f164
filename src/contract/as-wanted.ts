import type { JobPhase } from './job';
import type { AwaitedResult, RemediatedJob, RerunResult } from './results';
import type { StopVerdict } from './verdict';

/** True for a job that was to be stopped and is at work no more, by whatever cause. */
export function isStoppedAsWanted({ verdict }: StopVerdict): boolean {
  return verdict === 'stopped' || verdict === 'ended-first' || verdict === 'already-ended';
}

/** True for a job that was to be run again and was, exactly once. */
export function isRerunAsWanted({ outcome }: RerunResult): boolean {
  return outcome === 'rerun' || outcome === 'next-scheduled';
}

/** True for a job that was to be stopped and run again, and was. A job that succeeded meanwhile needs no rerun: late success wins. */
export function isRemediatedAsWanted({ stop, rerun }: RemediatedJob): boolean {
  if (isRerunAsWanted(rerun)) return true;
  return rerun.outcome === 'not-rerun' && isStoppedAsWanted(stop) && endOf({ stop, rerun }) === 'succeeded';
}

/** True for a job that ended in a phase that was wanted. Default: `['succeeded']`. */
export function isAwaitedAsWanted(
  { outcome, phase }: AwaitedResult,
  phases: readonly JobPhase[] = ['succeeded'],
): boolean {
  return outcome === 'ended' && phase !== undefined && phases.includes(phase);
}

/** The phase last read: that before the rerun is later than the verdict. */
function endOf({ stop, rerun }: Pick<RemediatedJob, 'stop' | 'rerun'>): JobPhase | undefined {
  return rerun.phase ?? stop.phase;
}
