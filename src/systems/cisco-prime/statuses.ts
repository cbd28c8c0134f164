import type { JobPhase } from '../../contract';

/** What Prime shows of a run's state. Each may be absent: `resultStatus` and `completionTime` are while a run is RUNNING. */
export interface RunState {
  /** `runStatus`, a WorkState. */
  readonly runStatus?: string | undefined;
  /** `resultStatus`, a ResultState. */
  readonly resultStatus?: string | undefined;
  readonly completionTime?: string | undefined;
}

type Reader = (result: string, isComplete: boolean) => JobPhase;

/** A run that has not ended. A result CANCELLED is a cancel on its way, and its end only once the run has a completion time. */
function active(phase: JobPhase): Reader {
  return (result, isComplete) => {
    if (result !== 'CANCELLED') return phase;
    return isComplete ? 'stopped' : 'stopping';
  };
}

const COMPLETED: Readonly<Record<string, JobPhase>> = {
  SUCCESS: 'succeeded',
  PARTIALSUCCESS: 'succeeded',
  FAILURE: 'failed',
  PARTIALFAILURE: 'failed',
  ROLLBACKED: 'failed',
  CANCELFAILED: 'succeeded', // it ran to its end, as no cancel ended it; how its work went is not said, so it is not to be run again
  CANCELLED: 'stopped',
};

/** Ended, but not certainly by a stop: a server that restarts aborts and interrupts runs too. */
const brokenOff: Reader = (result) => {
  if (result === 'SUCCESS') return 'succeeded'; // what has done its work is not to be run again
  return result === 'CANCELLED' ? 'stopped' : 'failed';
};

const READERS: Readonly<Record<string, Reader>> = {
  CREATED: active('waiting'),
  PENDINGEXECUTION: active('waiting'),
  RUNNING: active('running'),
  PAUSING: active('running'),
  PAUSED: active('paused'),
  COMPLETED: (result) => COMPLETED[result] ?? 'unknown',
  CANCELLED: (result) => {
    if (result === 'CANCELFAILED') return 'unknown'; // cancelled, and not: no end is claimed
    return result === 'SUCCESS' ? 'succeeded' : 'stopped';
  },
  ABORTED: brokenOff,
  INTERRUPTED: brokenOff,
};

/**
 * The phase of a run, from runStatus and resultStatus alone: `jobStatus` describes the trigger, and is COMPLETED for most runs that are at
 * work. A word that nobody knows, and a run without a runStatus, are `unknown`, which counts as active.
 */
export function phaseOf({ runStatus, resultStatus, completionTime }: RunState): JobPhase {
  const read = READERS[plain(runStatus)];
  return read?.(plain(resultStatus), completionTime !== undefined) ?? 'unknown';
}

/** Whether the last cancel failed: the run goes on, or has completed, which then was not by a cancel. */
export function isStopFailed(state: RunState): boolean {
  if (plain(state.resultStatus) !== 'CANCELFAILED') return false;
  return plain(state.runStatus) === 'COMPLETED' || ['waiting', 'running', 'paused'].includes(phaseOf(state));
}

/** Both words as they are, for example `RUNNING` or `COMPLETED/SUCCESS`. */
export function rawStatusOf({ runStatus, resultStatus }: RunState): string {
  const run = runStatus ?? 'no runStatus';
  return resultStatus === undefined ? run : `${run}/${resultStatus}`;
}

/** PENDING_EXECUTION of a run is PENDINGEXECUTION as a result: the underscore does not count. No inherited member is in capitals. */
function plain(word = ''): string {
  return word.trim().toUpperCase().replaceAll('_', '');
}
