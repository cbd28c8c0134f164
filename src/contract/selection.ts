import type { Duration } from './duration';
import type { JobPhase, JobSnapshot } from './job';

/** What of a job a filter can look at. */
export const SELECTORS = ['phases', 'runningFor', 'name'] as const;
export type Selector = (typeof SELECTORS)[number];

/** Part of a list call in the vendor's own words; the form is in the vendor's README. It goes into the history, so it must hold no secrets. */
export type VendorQuery = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Jobs by what they are instead of by id. All that is given must fit. */
export interface JobFilter {
  /** Default: every phase in which a job is active, `unknown` included. */
  readonly phases?: readonly JobPhase[];
  /**
   * This attempt started at least so long ago, by the system's own record: of a rerun the rerun counts, not the first start. A job of which the
   * system tells no start is left out; unless it is `waiting`, it is counted, and the step says so.
   */
  readonly runningFor?: Duration;
  /** The whole name; `*` stands for any text, `?` for one character. Capital and small letters differ. */
  readonly name?: string;
  /** Handed to the system with its list call. */
  readonly query?: VendorQuery;
  /** More jobs than this fit: nothing is selected, and the step fails. Default: 10,000. */
  readonly limit?: number;
}

/** What a system's list call offers. */
export interface ListCapability {
  /** The parts of a filter that its list tells enough for. */
  readonly selectors: readonly Selector[];
  /** The members that `query` may have; empty where there is none. */
  readonly query: readonly string[];
  /** The phases whose jobs the list holds, where it leaves some out: the others cannot be selected. Default: every phase. */
  readonly phases?: readonly JobPhase[];
}

/** A question for one page of a system's list. */
export interface ListRequest {
  /** A hint: the system may be asked for these only. What does not fit is left out afterwards in any case. */
  readonly phases: readonly JobPhase[];
  /** ISO 8601; a hint, as `phases`, but a job that tells no start is given all the same: it is counted. */
  readonly startedBefore?: string;
  /** A hint, as `phases`. */
  readonly name?: string;
  readonly query?: VendorQuery;
  /** What the page before gave as `next`. It came through the history, so it is checked; one that is none of ours is `invalid-request`. */
  readonly cursor?: string;
}

export interface ListPage {
  /**
   * As `status` would give them for these ids at that moment, `run` above all. May hold more than was asked for, and a job twice; never less. A job
   * whose state cannot be read is `unknown`; one whose id cannot be read makes the page an error.
   */
  readonly jobs: readonly JobSnapshot[];
  /** Absent on the last page. */
  readonly next?: string;
}

/** A job that was selected: the run that was seen is the one that is meant. */
export interface SelectedJob {
  readonly id: string;
  readonly run: string;
  readonly phase: JobPhase;
  /** Left out where more than 1,000 jobs were selected. */
  readonly name?: string;
  /** ISO 8601. */
  readonly startedAt?: string;
}
