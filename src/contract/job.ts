/** Every phase there is, in the order in which a job usually passes through them. */
export const JOB_PHASES = [
  'waiting',
  'running',
  'stopping',
  'paused',
  'succeeded',
  'failed',
  'stopped',
  'unknown',
] as const;

/**
 * What a job is doing, in our words.
 *
 * - `waiting`: created or queued, does no work yet
 * - `running`: at work
 * - `stopping`: at work, a stop is under way
 * - `paused`: at rest, can go on where it left off
 * - `succeeded` | `failed` | `stopped`: ended
 * - `unknown`: the vendor's word is not known here; counts as active, because a job that may run is not proven stopped
 */
export type JobPhase = (typeof JOB_PHASES)[number];

const ENDED: ReadonlySet<JobPhase> = new Set<JobPhase>(['succeeded', 'failed', 'stopped']);

/** True when nothing of the job is at work any more and it cannot go on by itself. `unknown` is never ended. */
export function hasEnded(phase: JobPhase): boolean {
  return ENDED.has(phase);
}

/** One reading of one job: our phase and, always beside it, the vendor's own word. */
export interface JobSnapshot {
  /** The id that was asked for, even when the system now works under another one (see `run`). */
  readonly id: string;
  readonly phase: JobPhase;
  /** The vendor's word, unchanged. */
  readonly rawStatus: string;
  /**
   * Fingerprint of this attempt: two readings with the same `run` speak of the same attempt, and a restarted job has another.
   * Compare it for equality only; its form is the adapter's own business.
   */
  readonly run: string;
  /** The vendor's operation that gave this reading, for example `TaskStatus`. */
  readonly call: string;
  /** When the reading was taken, by the worker's clock, ISO 8601. */
  readonly observedAt: string;
  readonly name?: string;
  /** Set where the system knows one job under several ids: the id that stands for them all. */
  readonly sameJobAs?: string;
  /**
   * Start of this attempt, not of the job: where the system keeps only the first one, a later time that is not after the start of this
   * attempt, or nothing. ISO 8601 with its zone; absent where what the system shows cannot be read as such.
   */
  readonly startedAt?: string;
  /** The same of its end. */
  readonly endedAt?: string;
  /** Anything a person would want to know and no program needs. */
  readonly detail?: string;
  /**
   * Set when the job is shown ended or paused, but may yet be shown at work: because the system starts jobs again by itself, or does not
   * show at once that one was started again. For how many milliseconds it must be seen so before that is believed. Absent: it is final.
   */
  readonly restartWatchMs?: number;
  /**
   * Set where the system says that the last stop of this attempt failed. If the job has ended all the same, it was not by that stop. Read twice in a row it is believed:
   * right after a new stop it may still be the word about an older one.
   */
  readonly stopFailed?: true;
}

/** What asking for one job's status gave. Exactly one per id asked for, in the order asked. */
export type JobReading =
  | { readonly outcome: 'found'; readonly id: string; readonly snapshot: JobSnapshot }
  | UnfoundReading<'not-found'>
  | UnfoundReading<'unreadable'>;

/** True for a job that is in another run than the one that is meant; where none is named, every run is. */
export function isOtherRun(reading: JobReading, runs: Readonly<Record<string, string>> = {}): boolean {
  const meant = Object.hasOwn(runs, reading.id) ? runs[reading.id] : undefined;
  return meant !== undefined && reading.outcome === 'found' && reading.snapshot.run !== meant;
}

/** The system does not know the job (`not-found`), or answered for it in a way that cannot be read (`unreadable`). */
export interface UnfoundReading<Outcome extends 'not-found' | 'unreadable'> {
  readonly outcome: Outcome;
  readonly id: string;
  /** The vendor's operation that was asked. */
  readonly call: string;
  /** When, by the worker's clock, ISO 8601. */
  readonly observedAt: string;
  /** The vendor's words, or what was missing in its answer. */
  readonly detail: string;
}
