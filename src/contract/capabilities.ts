import type { ForecastCall } from './forecast';
import type { JobPhase } from './job';
import type { RerunWay } from './rerun';
import type { ListCapability } from './selection';
import type { StopMode } from './stop';

/**
 * What a system can do, as plain data. Workflows decide by it, the contract suite tests by it and the README's table is made from it,
 * so a capability that is declared wrong is a bug in the adapter.
 */
export interface Capabilities {
  readonly stop: {
    /** The modes that this system has. */
    readonly modes: Readonly<Partial<Record<StopMode, StopModeCapability>>>;
    /** The mode used when the caller names none. */
    readonly defaultMode: StopMode;
    /** The largest number of jobs in one `stop` call. */
    readonly batchSize: number;
  };
  readonly status: {
    /** The largest number of jobs in one `status` call. */
    readonly batchSize: number;
    /** Milliseconds between polls when the caller names none. */
    readonly pollIntervalMs: number;
  };
  readonly rerun: {
    /** The ways that this system has, the preferred first. */
    readonly ways: readonly RerunWayCapability[];
    /** True where a stop takes away what a rerun needs, so that it has to be read before. */
    readonly infoBeforeStop: boolean;
    /** Milliseconds after an ambiguous submission until its effect can be expected to show. */
    readonly settleMs: number;
    /** For how many milliseconds a submission may be under way: that of a worker that died may still arrive. Default: 0. */
    readonly inFlightMs?: number;
  };
  /** What `list` offers; `false` where there is no list. */
  readonly list: ListCapability | false;
  /** How much the settings let one worker send, where they limit it. Absent: as much as the system takes. */
  readonly budget?: RequestBudget;
}

/** What one worker may send to a system: stops, polls and reruns together. Dry runs tell by it how long a plan takes at least. */
export interface RequestBudget {
  /** The most requests that are begun in a second. More than 0. */
  readonly requestsPerSecond: number;
  /**
   * How many requests a call sends at least for each of its jobs, where that is known; 0 for a call that may be answered without any. Default: one
   * request for each call, however many jobs it is about.
   */
  readonly requestsPerJob?: Readonly<Partial<Record<ForecastCall['operation'], number>>>;
}

/** One way to stop. */
export interface StopModeCapability {
  /** The phases in which the system accepts this stop. In another active phase the job has to be waited for. */
  readonly fromPhases: readonly JobPhase[];
  /** How a job stopped this way ends: `certain` where that phase can only come from a stop. */
  readonly endsAs: readonly { readonly phase: JobPhase; readonly certainty: 'certain' | 'likely' }[];
  /** False where the very same job can never run again afterwards: then a request must say `allowIrreversible`. */
  readonly reversible: boolean;
  /** True where a job that was stopped this way may be gone: one that is no longer known after an accepted stop counts as stopped. */
  readonly mayVanish?: true;
}

/** One way to rerun. */
export interface RerunWayCapability {
  readonly way: RerunWay;
  /** The phases from which the system allows it. */
  readonly fromPhases: readonly JobPhase[];
  /** Whether the rerun goes on under the old id or gets a new one. */
  readonly id: 'kept' | 'new';
  readonly guard: RerunGuard;
  readonly search: SearchScope;
  /**
   * True where a job that was rerun and has ended again in the same way looks as if it had not been: its `run` is the same. Then after a
   * submission in doubt an end that looks unchanged proves nothing, and a person decides. For `resume` it is always so.
   */
  readonly mayEndUnchanged?: true;
}

/**
 * What keeps a second submission from starting a second run.
 *
 * - `native-key`: the system knows an idempotency key
 * - `state`: a job that was rerun has left the state that a rerun needs
 * - `marker`: our text on the new job can be searched for
 * - `provenance`: the new job can be told by kind, name pattern and start time. So can somebody else's, therefore it is used only where a
 *   submission is in doubt, and a job that fits several of those proves nothing
 * - `none`: nothing
 */
export type RerunGuard = 'native-key' | 'state' | 'marker' | 'provenance' | 'none';

/**
 * Which jobs a search for an earlier submission can see. Finding none proves something only about those. `recent` counts from when the rerun may
 * have been submitted first: when it was intended, or, in a request that is `repeated`, when the attempt to be rerun ended.
 */
export type SearchScope =
  { readonly sees: 'all' | 'active' | 'nothing' } | { readonly sees: 'recent'; readonly windowMs: number };
