import type { RerunWay } from './rerun';
import type { StopMode } from './stop';

/** Name of the query that every workflow answers with its ledger. */
export const LEDGER_QUERY = 'jobControl.ledger';

/**
 * What happened.
 *
 * - `read`, `stop`, `watch`, `submit`: calls to the system for `jobs` jobs have ended; `outcome` counts the answers, or is `failed`
 * - `search`: after a cancellation amid a submission it was looked for what had been started; nothing was sent
 * - `verdict`: what was proven about a job
 * - `intent`: a rerun was decided upon; nothing had been sent yet
 * - `rerun`: what became of it
 * - `question`, `answer`: a person was asked, and said
 * - `select`, `step-started`, `step-ended`, `decision`: in plans, jobs were looked up, a step began or ended, a person decided
 */
export type LedgerEvent =
  | 'read'
  | 'stop'
  | 'watch'
  | 'submit'
  | 'search'
  | 'verdict'
  | 'intent'
  | 'rerun'
  | 'question'
  | 'answer'
  | 'select'
  | 'step-started'
  | 'step-ended'
  | 'decision';

/** One entry of the ledger of a workflow. Holds no secrets: neither recipes nor parameters. */
export interface LedgerEntry {
  /** By the workflow's clock, ISO 8601. */
  readonly at: string;
  readonly event: LedgerEvent;
  /** The system; `*` where an entry of a plan is about all of them. */
  readonly system: string;
  /** The step of a plan. */
  readonly step?: string;
  /** The job; absent where an entry speaks of several. */
  readonly id?: string;
  /** How many jobs it speaks of. */
  readonly jobs?: number;
  readonly mode?: StopMode;
  readonly way?: RerunWay;
  readonly marker?: string;
  /** The fingerprint of the attempt that is meant. */
  readonly run?: string;
  /** A verdict, the outcome of a rerun, a person's decision, or how many jobs got which answer. */
  readonly outcome?: string;
  /** The run that replaces the job, or that a person named and that was looked up. */
  readonly newId?: string;
  /** Who decided, as that person said. */
  readonly by?: string;
  /** The system's word for an end, how a rerun is known, why something was not done, or what a person said. */
  readonly why?: string;
}
