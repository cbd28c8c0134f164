import type { Observation } from './verdict';

/** Every way to run a job again. */
export const RERUN_WAYS = [
  'from-failed-step',
  'after-failed-step',
  'resume',
  'from-start',
  'new-run',
  'next-scheduled',
] as const;

/**
 * How a job is run again.
 *
 * - `from-failed-step`: same id, from the step that failed
 * - `after-failed-step`: same id, from the step after the one that failed
 * - `resume`: same id, from where it was paused
 * - `from-start`: same id, from the beginning
 * - `new-run`: a new job with a new id and the old one's parameters
 * - `next-scheduled`: nothing is sent; the job's own schedule runs it next
 */
export type RerunWay = (typeof RERUN_WAYS)[number];

/** What a rerun of one job needs, as far as it may be shown: names and counts, never values. */
export interface RerunInfo {
  readonly id: string;
  /** One entry per declared way. */
  readonly ways: readonly RerunWayInfo[];
  /** Names of the parameters that a rerun would carry. */
  readonly parameters: readonly string[];
  /** The vendor's operations that gave this. */
  readonly call: string;
}

export interface RerunWayInfo {
  readonly way: RerunWay;
  readonly available: boolean;
  /** Why it is not available. */
  readonly reason?: string;
}

/**
 * What the caller gives for the rerun of one job, where the system does not tell what it needs. Its form is the vendor's. It goes through
 * the workflow's history, so secrets in it must be references that the vendor's adapter resolves.
 */
export type RerunRecipe = Readonly<Record<string, unknown>>;

/** Recipes by job id. */
export type RerunRecipes = Readonly<Record<string, RerunRecipe>>;

/** One intended rerun. It is in the workflow's history before anything is sent. */
export interface RerunIntent {
  readonly id: string;
  /** The fingerprint of the attempt that is to be replaced. */
  readonly run: string;
  readonly way: RerunWay;
  /** Identifies this rerun on the system, now and in a year: same intent, same job, same run, same marker. */
  readonly marker: string;
  /** Since when that attempt is known to have ended, ISO 8601: a system that restarts jobs by itself gets its time to do so. */
  readonly endedSince: string;
  /** When it was decided, by the workflow's clock, ISO 8601. */
  readonly intendedAt: string;
  /** What the caller gave for it. */
  readonly recipe?: RerunRecipe;
}

/** A rerun that the system has taken on and that is not finished. */
export interface BegunRerun extends RerunIntent {
  /** The adapter's own note of how far it has come. */
  readonly step: string;
  /** Set where an attempt at `step` may have taken effect without anybody having seen it. */
  readonly unsure?: true;
}

/** A job that a system shows to be the result of an intended rerun. */
export interface RerunMatch {
  readonly marker: string;
  /** The id of the job found. */
  readonly id: string;
  readonly observation: Observation;
  /** Set where the rerun was begun and is not finished: what `continueReruns` needs to go on. */
  readonly step?: string;
}

/**
 * What a system answered to one submission.
 *
 * - `started`: it took the rerun on, as job `newId` (the old id again where the way keeps it); `seenAtWork` where it did not, and the job is
 *   found started again all the same: by an earlier submission of ours if one is in doubt, else by somebody else
 * - `underway`: it took the rerun on, but it is not finished, or its id does not show yet: `continueReruns` goes on from `step`, a text of
 *   the adapter's own of at most 200 characters, without secrets
 * - `next-scheduled`: nothing had to be sent; the job's schedule runs it at `nextRunAt`
 * - `refused`: it said no, and nothing was started; `wayImpossible` where it is this way that the job does not allow, so that another
 *   way may be tried
 */
export type RerunReceipt =
  | {
      readonly outcome: 'started';
      readonly newId: string;
      readonly seenAtWork?: true;
      readonly observation: Observation;
    }
  | { readonly outcome: 'underway'; readonly step: string; readonly observation: Observation }
  | { readonly outcome: 'next-scheduled'; readonly nextRunAt?: string; readonly observation: Observation }
  | { readonly outcome: 'refused'; readonly wayImpossible?: true; readonly observation: Observation };
