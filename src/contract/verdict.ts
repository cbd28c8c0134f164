import type { JobPhase } from './job';

/**
 * What we can prove about one job after it was to be stopped.
 *
 * - `stopped`: was active, we asked, it ended by the stop
 * - `ended-first`: we asked, but it ended by itself
 * - `already-ended`: had ended before anything was sent
 * - `not-found`: the system does not know it
 * - `refused`: still active, and the system will not stop it
 * - `still-active`: active when last read; the deadline passed or the workflow was cancelled, and `reason` says what was sent
 * - `unverified`: its status could not be read, so nothing is claimed
 */
export const VERDICTS = [
  'stopped',
  'ended-first',
  'already-ended',
  'not-found',
  'refused',
  'still-active',
  'unverified',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One thing that was seen or heard about a job. Verdicts and reruns carry the list of those that prove them. */
export interface Observation {
  /** ISO 8601, by the worker's clock. */
  readonly at: string;
  /** The vendor's operation, or `job-control` for what happened on our side. */
  readonly call: string;
  /** The vendor's own word or words. */
  readonly says: string;
  readonly phase?: JobPhase;
  readonly run?: string;
}

/** One job's verdict with its evidence. */
export interface StopVerdict {
  readonly id: string;
  readonly verdict: Verdict;
  /**
   * How sure the *cause* is: `certain` where the vendor has a word for stopped and the stop was seen to be accepted, `likely`
   * where the job may also have ended for another reason at that moment.
   */
  readonly certainty: 'certain' | 'likely';
  /** One sentence for a person. */
  readonly reason: string;
  /** The phase last read; absent when the job was never read. */
  readonly phase?: JobPhase;
  /** The vendor's word last read. */
  readonly rawStatus?: string;
  /** The fingerprint last read. */
  readonly run?: string;
  /** In order of time. Long watches keep the first, the changes and the last. */
  readonly evidence: readonly Observation[];
}
