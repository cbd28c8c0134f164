import type { ActionItem } from './item';
import type { QueryMember } from '../shared/list-query';
import type { DrsJob } from './drs-job';
import type { JobPage } from './pages';
import type { Precheck, PrecheckMode } from './precheck';
import type { ApiVersion } from './requests';
import type { JobSeen } from './responses';

/** How tasks are put to rest: `pause` (can go on), `release` (ends them for good), `force-release` (at once, leaving work undone). */
export type Halt = 'pause' | 'release' | 'force-release';

/** What DRS offers for a task (ShowActions). Both lists are open sets. */
export interface JobActions {
  readonly available: readonly string[];
  readonly unavailable: readonly string[];
}

/** The answer to an action on tasks: one item each, and the operation that gave it. */
export interface Answered {
  readonly call: string;
  readonly items: readonly ActionItem[];
}

/** A task that was asked for, as it was answered: `item.id` is its id. */
export interface Created {
  readonly call: string;
  readonly item: ActionItem;
}

/** Which page of which tasks. */
export interface ListedPage {
  /** A kind of tasks, such as `sync`. */
  readonly jobType: string;
  /** So many tasks stand before it. */
  readonly offset: number;
  /** Its number, from 0. */
  readonly page: number;
  /** A whole name: others may be given, too. */
  readonly name?: string;
  /** Further members by the vendor's names. */
  readonly members: readonly QueryMember[];
}

/**
 * One generation of the API behind a door: what both have in common, under our names. Everything throws `SystemError` for an answer that
 * is not 2xx, unless it says otherwise.
 */
export interface Generation {
  readonly version: ApiVersion;
  /** Reads tasks: one entry per id, in the order asked. */
  read(ids: readonly string[]): Promise<JobSeen[]>;
  /** Halts tasks; one item per task answered for. With a single id the item may come without its id. */
  halt(ids: readonly string[], how: Halt): Promise<Answered>;
  /** Goes on with a paused or failed task, under its id. */
  restart(id: string): Promise<Created>;
  /** Runs a failed task from scratch, under its id. Absent where the generation has no such call. */
  readonly reset?: (id: string) => Promise<Created>;
  start(id: string): Promise<Created>;
  precheck(id: string, mode: PrecheckMode): Promise<Created>;
  /** How far the precheck has come that `queryId` names (empty: the latest). */
  precheckResult(id: string, queryId: string): Promise<Precheck>;
  /** What DRS offers for the task; `undefined` where it does not say. */
  actions(id: string): Promise<JobActions | undefined>;
  /** A new task with the configuration of an old one. Absent where the generation has no such call. */
  readonly clone?: (id: string, name: string) => Promise<Created>;
  /** A new task from a whole description. `secrets` are texts in it that no message may show. */
  create(description: Readonly<Record<string, unknown>>, secrets: readonly string[]): Promise<Created>;
  /** Asks for one line of a list of tasks, to see whether it may be read. */
  peek(): Promise<void>;
  /** All tasks of that name, of every kind. */
  named(name: string): Promise<DrsJob[]>;
  /** One page of the tasks of a kind, as the server cuts it. */
  listed(asked: ListedPage): Promise<JobPage>;
  /** The same task with what its reading leaves out, as far as DRS tells it: how it is charged, and its kind. */
  describe(job: DrsJob): Promise<DrsJob>;
}
