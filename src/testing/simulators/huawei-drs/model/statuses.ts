/** The 29 statuses of the vendor's enumeration. */
export const STATUSES = [
  'CREATING',
  'CREATE_FAILED',
  'CONFIGURATION',
  'STARTJOBING',
  'WAITING_FOR_START',
  'START_JOB_FAILED',
  'PAUSING',
  'FULL_TRANSFER_STARTED',
  'FULL_TRANSFER_FAILED',
  'FULL_TRANSFER_COMPLETE',
  'INCRE_TRANSFER_STARTED',
  'INCRE_TRANSFER_FAILED',
  'RELEASE_RESOURCE_STARTED',
  'RELEASE_RESOURCE_FAILED',
  'RELEASE_RESOURCE_COMPLETE',
  'REBUILD_NODE_STARTED',
  'REBUILD_NODE_FAILED',
  'CHANGE_JOB_STARTED',
  'CHANGE_JOB_FAILED',
  'DELETED',
  'CHILD_TRANSFER_STARTING',
  'CHILD_TRANSFER_STARTED',
  'CHILD_TRANSFER_COMPLETE',
  'CHILD_TRANSFER_FAILED',
  'RELEASE_CHILD_TRANSFER_STARTED',
  'RELEASE_CHILD_TRANSFER_COMPLETE',
  'NODE_UPGRADE_START',
  'NODE_UPGRADE_COMPLETE',
  'NODE_UPGRADE_FAILED',
] as const;

/** The seven that the v5 list does not take as a filter. */
const NOT_IN_LISTS = /^(PAUSING|REBUILD_|NODE_UPGRADE_|DELETED)/;

/** The 22 that it takes. */
export const LIST_STATUSES: readonly string[] = STATUSES.filter((status) => !NOT_IN_LISTS.test(status));

const RUNNING = ['FULL_TRANSFER_STARTED', 'FULL_TRANSFER_COMPLETE', 'INCRE_TRANSFER_STARTED'];
const FAILED = ['FULL_TRANSFER_FAILED', 'INCRE_TRANSFER_FAILED'];
const DELETABLE = ['CREATE_FAILED', 'RELEASE_RESOURCE_COMPLETE', 'RELEASE_CHILD_TRANSFER_COMPLETE'];
const BEFORE_ITS_START = ['CREATING', 'CREATE_FAILED', 'CONFIGURATION', 'WAITING_FOR_START'];
const NOT_STOPPABLE = [
  'CREATE_FAILED',
  'RELEASE_RESOURCE_STARTED',
  'RELEASE_RESOURCE_COMPLETE',
  'RELEASE_CHILD_TRANSFER_STARTED',
  'RELEASE_CHILD_TRANSFER_COMPLETE',
  'DELETED',
];

/** True while data is replicated. */
export function isRunning(status: string): boolean {
  return RUNNING.includes(status);
}

/** True after a failure that `restart` and `reset` can mend. */
export function hasFailed(status: string): boolean {
  return FAILED.includes(status);
}

/** True for the statuses from which a job may be deleted. */
export function isDeletable(status: string): boolean {
  return DELETABLE.includes(status);
}

/** True unless the job is being ended, has ended, or never came to be. A word that the vendor does not know can be stopped. */
export function isStoppable(status: string): boolean {
  return !NOT_STOPPABLE.includes(status);
}

/** True for a job that has never been started. */
export function isBeforeStart(status: string): boolean {
  return BEFORE_ITS_START.includes(status);
}
