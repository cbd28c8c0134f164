import type { Capabilities } from './capabilities';
import type { JobReading, JobSnapshot } from './job';
import type { BegunRerun, RerunInfo, RerunIntent, RerunMatch, RerunReceipt, RerunRecipes } from './rerun';
import type { ListPage, ListRequest } from './selection';
import type { StopReceipt, StopRequest } from './stop';
import type { SystemCheck } from './system-check';

/**
 * An external system, as the rest of the package sees it. Implement this to add your own; no Temporal knowledge is needed.
 *
 * Rules for every method that talks to the system:
 * - Outcomes are for jobs: a list has exactly one entry per job asked for, in the order asked, whatever the system left out.
 * - Errors are for exchanges: when a request fails, throw a `SystemError` and nothing else.
 * - Never retry, never wait: Temporal does. Never follow a host from an answer.
 * - Pass `call.signal` to the socket, so that cancelling reaches it.
 */
export interface JobSystem {
  /** The vendor's folder name, for example `elecard-boro-vod`. */
  readonly vendor: string;
  readonly capabilities: Capabilities;
  /** Says what a job id must look like when `id` does not; `undefined` when it is well formed. Sends nothing. */
  expectedIdForm(id: string): string | undefined;
  /** Reads jobs; at most `capabilities.status.batchSize` ids. Changes nothing on the system. */
  status(ids: readonly string[], call: CallContext): Promise<JobReading[]>;
  /** Asks to stop jobs; at most `capabilities.stop.batchSize`. Asking again must be harmless. */
  stop(request: StopRequest, call: CallContext): Promise<StopReceipt[]>;
  /**
   * Reads which reruns are possible, also by what the caller gives in `recipes`. Values of parameters stay inside; only their names come
   * back.
   */
  rerunInfo(jobs: readonly JobSnapshot[], call: CallContext, recipes?: RerunRecipes): Promise<RerunInfo[]>;
  /**
   * Searches for jobs that earlier submissions of these intents started. Any number of matches per intent, in any order; it may see
   * more than the declared scope, never less.
   */
  findReruns(intents: readonly RerunIntent[], call: CallContext): Promise<RerunMatch[]>;
  /**
   * Submits one rerun, once. It reads what it needs itself, so that templates and passwords never leave the worker. It reads with
   * `call.signal` and checks it last thing before the one exchange that submits; that one gets `call.lasting`, where it is given, because its answer
   * is worth more than the time.
   */
  submitRerun(intent: RerunIntent, call: CallContext): Promise<RerunReceipt>;
  /**
   * Takes reruns that are `underway` one step further: one receipt for each, in the order given. Harmless to repeat: it reads how far a
   * rerun has come before each step, so a step whose answer was lost is seen and not taken again. Needed where `submitRerun` or
   * `findReruns` gives a `step`; `call.lasting` is for the exchanges that change something.
   */
  continueReruns?(begun: readonly BegunRerun[], call: CallContext): Promise<RerunReceipt[]>;
  /**
   * One page of the jobs that the system has. Changes nothing. What cannot be read to its end, or has changed so that a job may be left
   * out, is a `SystemError`, never a shorter list. Needed where `capabilities.list` is not `false`.
   */
  list?(request: ListRequest, call: CallContext): Promise<ListPage>;
  /**
   * Looks whether the system can be worked with, by reads that change nothing. A failed exchange is a finding here and is not thrown;
   * only the reason of an aborted signal is. What cannot be told is `unknown`, and says why.
   */
  check?(call: CallContext): Promise<SystemCheck>;
  /** Frees connections; harmless to call twice. `JobControlPlugin.close` calls it. */
  close?(): Promise<void>;
}

/** What the caller of an operation lends it. */
export interface CallContext {
  /** Aborted when nobody wants the answer any more. Its `reason` is to be thrown as it is. That of a `stop` has a `mayBegin`, too. */
  readonly signal: AbortSignal;
  /** For the exchange of `submitRerun` that submits, and those of `continueReruns` that change something: never aborted. */
  readonly lasting?: LastingSignal;
}

/** A signal that never ends what was begun. */
export interface LastingSignal extends AbortSignal {
  /**
   * Throws a `SystemError` with effect `none` when it is too late to begin: another attempt may be at work. To be called right before the
   * first byte is handed to the socket; the package's own `http` does so for every signal that has it.
   */
  readonly mayBegin?: () => void;
}

/** Systems by the name under which workflows know them. */
export type JobSystems = Readonly<Record<string, JobSystem>>;
