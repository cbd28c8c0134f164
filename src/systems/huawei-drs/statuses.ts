import type { JobPhase, JobSnapshot } from '../../contract';

/**
 * The statuses of a task (reference §4; enum of ShowJobDetail). Most words are traps: `PAUSING` is paused already, and the maintenance
 * words that end in FAILED say nothing about the replication itself, so they stay active.
 */
const PHASES: Readonly<Record<string, JobPhase>> = {
  CREATING: 'waiting',
  CONFIGURATION: 'waiting',
  STARTJOBING: 'waiting',
  WAITING_FOR_START: 'waiting',
  CREATE_FAILED: 'failed',
  START_JOB_FAILED: 'failed',
  FULL_TRANSFER_STARTED: 'running',
  FULL_TRANSFER_FAILED: 'failed',
  FULL_TRANSFER_COMPLETE: 'running',
  INCRE_TRANSFER_STARTED: 'running',
  INCRE_TRANSFER_FAILED: 'failed',
  PAUSING: 'paused', // in Chinese "paused"; the English "being paused" is a mistranslation
  PAUSEING: 'paused', // as the Open Telekom Cloud spells it
  RELEASE_RESOURCE_STARTED: 'stopping',
  RELEASE_RESOURCE_COMPLETE: 'stopped', // also the normal end of a task
  RELEASE_RESOURCE_FAILED: 'unknown', // the stop failed: whether the replication goes on is not said
  DELETED: 'stopped', // only ended tasks can be deleted (§5)
  CHANGE_JOB_STARTED: 'running',
  CHANGE_JOB_FAILED: 'unknown',
  REBUILD_NODE_STARTED: 'running',
  REBUILD_NODE_FAILED: 'unknown',
  NODE_UPGRADE_START: 'running',
  NODE_UPGRADE_COMPLETE: 'running',
  NODE_UPGRADE_FAILED: 'unknown',
  CHILD_TRANSFER_STARTING: 'running',
  CHILD_TRANSFER_STARTED: 'running',
  CHILD_TRANSFER_COMPLETE: 'running',
  CHILD_TRANSFER_FAILED: 'unknown', // the re-edit failed; whether the parent goes on is not said
  RELEASE_CHILD_TRANSFER_STARTED: 'stopping',
  RELEASE_CHILD_TRANSFER_COMPLETE: 'succeeded', // how a re-edit ends well
};

/** The phase of a status word. A word nobody knows is `unknown`, which counts as active: it never proves an end. */
export function phaseOf(status: string): JobPhase {
  return Object.hasOwn(PHASES, status) ? (PHASES[status] ?? 'unknown') : 'unknown';
}

/** What a status says beyond its phase. */
export function stopFailureIn(status: string): Pick<JobSnapshot, 'stopFailed'> {
  return status === 'RELEASE_RESOURCE_FAILED' ? { stopFailed: true } : {};
}

/** Whether the task can be configured, checked and started, but has not been started. */
export function isStartable(status: string): boolean {
  return status === 'CONFIGURATION' || status === 'WAITING_FOR_START';
}

/** Whether the task never came to run. */
export function neverStarted(status: string): boolean {
  return status === 'CREATE_FAILED' || status === 'START_JOB_FAILED';
}

/** Whether `restart` and `reset` are for this status (§2.3). */
export function isTransferFailure(status: string): boolean {
  return status === 'FULL_TRANSFER_FAILED' || status === 'INCRE_TRANSFER_FAILED';
}
