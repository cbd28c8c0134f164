import type { JobSnapshot } from './job';

/** Every way to stop a job. */
export const STOP_MODES = ['graceful', 'force', 'pause'] as const;

/**
 * How to stop.
 *
 * - `graceful`: the system's ordinary stop
 * - `force`: the system's harder stop, which may lose work in progress
 * - `pause`: put the job to rest so that the same job can go on later
 */
export type StopMode = (typeof STOP_MODES)[number];

/** Asks to stop jobs that were just read. An adapter gets at most `capabilities.stop.batchSize` targets in one call. */
export interface StopRequest {
  /** The jobs, as last read: a vendor may need more than the id (the chain's last task, a schedule id). */
  readonly targets: readonly JobSnapshot[];
  readonly mode: StopMode;
}

/**
 * What a system answered to one stop request for one job. Not a verdict: an accepted stop is not a stopped job.
 *
 * - `accepted`: the system said that it will stop the job
 * - `not-running`: the system said that there is nothing to stop, now
 * - `not-found`: the system does not know the job
 * - `refused`: the system will not stop it, or did not answer for it
 */
export interface StopReceipt {
  readonly id: string;
  readonly outcome: 'accepted' | 'not-running' | 'not-found' | 'refused';
  /** The `run` of the target that was asked to stop. */
  readonly run: string;
  /** The vendor's operation, for example `TaskStop`. */
  readonly call: string;
  /** When the answer came, by the worker's clock, ISO 8601. */
  readonly at: string;
  /** The vendor's own words. */
  readonly says: string;
}
