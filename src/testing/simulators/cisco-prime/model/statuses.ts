/** The words of the trigger of a job (JobSpecState). */
export const JOB_STATUSES = [
  'SCHEDULED',
  'COMPLETED',
  'SUSPENDED',
  'CANCELLED',
  'PENDINGAPPROVAL',
  'EXPIREDBEFOREAPPROVAL',
  'UNDEFINED',
] as const;

/** The words of a run (WorkState). */
export const RUN_STATUSES = [
  'UNKNOWN',
  'CREATED',
  'RUNNING',
  'COMPLETED',
  'ABORTED',
  'INTERRUPTED',
  'CANCELLED',
  'PENDING_EXECUTION',
  'PAUSING',
  'PAUSED',
] as const;

/** The words of a run's result (ResultState); mind `PENDINGEXECUTION`. */
export const RESULT_STATUSES = [
  'UNKNOWN',
  'SUCCESS',
  'PARTIALSUCCESS',
  'FAILURE',
  'ROLLBACKED',
  'CANCELFAILED',
  'CANCELLED',
  'PENDINGEXECUTION',
  'PAUSED',
  'PARTIALFAILURE',
] as const;

/** How a run can end by itself, beside COMPLETED. */
export const NATURAL_RESULTS = [
  'SUCCESS',
  'PARTIALSUCCESS',
  'FAILURE',
  'PARTIALFAILURE',
  'ROLLBACKED',
] as const;

/** One of them. */
export type NaturalResult = (typeof NATURAL_RESULTS)[number];

const RESULTS_OF_ENDS: Readonly<Record<string, string | null>> = {
  COMPLETED: 'SUCCESS',
  CANCELLED: 'CANCELLED',
  ABORTED: null,
  INTERRUPTED: null,
};

/** True for a run that goes on no more. A word that the vendor does not know has not ended. */
export function hasEnded(runStatus: string): boolean {
  return Object.hasOwn(RESULTS_OF_ENDS, runStatus);
}

/** The result that a run has which was put into that status; null: none. */
export function resultFor(runStatus: string): string | null {
  return RESULTS_OF_ENDS[runStatus] ?? null;
}
