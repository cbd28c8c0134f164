import type { RerunOptions, RerunRecipe, StopOptions } from '../../../src/client';
import type { JobPhase } from '../../../src/contract';
import type { SeenRequest } from '../../../src/testing/contract-suite/gate';
import type { LedgerEntry, RemoteSimulator, RunsStarted } from '../../../src/testing/simulators/kit';

/** What is done on a system, in the order of a remediation. */
export const OPERATIONS = ['status', 'stop', 'rerun-info', 'search', 'submit'] as const;

/** One of them. */
export type Operation = (typeof OPERATIONS)[number];

/** What a job truly does; a word that is none of the vendor's is `active`. */
export type TrueState = 'active' | 'paused' | 'succeeded' | 'failed' | 'stopped';

/** From when on a job was in a state; milliseconds since the epoch. */
export interface StateChange {
  readonly at: number;
  readonly state: TrueState;
}

/** One way of rerunning on a system: the matrix is played once for each. */
export interface Subject {
  /** A short name, of letters, digits and dashes. */
  readonly name: string;
  /** What is asked for. Default: `remediateJobs`. */
  readonly workflow?: 'rerunJobs';
  readonly stop?: StopOptions;
  readonly rerun?: RerunOptions;
  /** What its jobs are when they are rerun. */
  readonly from: JobPhase;
  /** Whether a rerun goes on under the old id. */
  readonly keepsId: boolean;
  /** We start nothing: the rerun is the next run of the job's own schedule. */
  readonly leftToSchedule?: true;
  /** What the jobs to be rerun are made with besides what `newJob` gives; default: they run. */
  readonly target?: object;
  /** How many submissions of a cell only prepare its reruns; the one after them is worth holding. Default: none. */
  readonly preparations?: number;
  /** Operations that a remediation of this subject does not have, each with the reason. */
  readonly without?: Readonly<Partial<Record<Operation, string>>>;
  /** Of the cells, those named `operation/fault` that are played, and why the others are not. Default: all. */
  readonly only?: { readonly cells: RegExp; readonly reason: string };
  /** Of the cells that the reduced matrix plays of every subject, those that it plays of this one. Default: all. */
  readonly quick?: RegExp;
  /** Why nobody can start a job again that was stopped this way. */
  readonly unrestartable?: string;
  /** The system shows nothing by which such a restart, ended again in the same way, could be told. */
  readonly restartUnseen?: true;
}

/** What the matrix does not know by itself about one vendor: a new vendor is one more file like this. */
export interface ChaosVendor {
  /** As settings and simulators call it. */
  readonly vendor: string;
  /** Tells it from another file of the same vendor: a version, or other settings. */
  readonly variant?: string;
  /** Options of the adapter, without `url` and without those of every vendor; `url` is where its requests go. */
  settingsFor(url: string): Readonly<Record<string, unknown>>;
  /** How many cells are played at a time where each has a seat of its own; default: 4. */
  readonly seats?: number;
  /** Requests wait for their turn, so that a worker can be frozen after its last question and before its first byte. */
  readonly paced?: true;
  /** Cells must not share a simulator, because their reruns could be taken for each other's. Default: they may. */
  readonly ownSimulator?: boolean;
  /** Settings of the simulator that every cell begins with. */
  readonly simulatorSettings: object;
  readonly subjects: readonly Subject[];
  /** The operation that a request belongs to; undefined for what only prepares one. */
  operationOf(request: SeenRequest): Operation | undefined;
  /** What the simulator's faults on the items of an answer are set on: the calls that read a status. */
  readonly statusCalls: readonly string[];
  /** What the simulator is to add; `key` is different for every job. A running job runs until it is stopped. */
  newJob(state: 'running' | 'succeeded' | 'failed', key: string): object;
  /** The id of a job as this package knows it; default: the simulator's. */
  idOf?(task: object): string;
  /** What the simulator's `setStatus` and faults on items call a job of that id; default: the same. */
  handleOf?(id: string): { readonly forStatus: string; readonly forItems: string };
  /** What a rerun of the job needs and the system does not tell. */
  recipeOf?(task: object): RerunRecipe;
  /** Words for the simulator's `setStatus`. */
  readonly words: Readonly<Record<'running' | 'succeeded' | 'stopped', string>>;
  /** A word that no document of the vendor has. */
  readonly unknownWord: string;
  /** By what the simulator counts the runs of a task's work. */
  workOf(task: object): string;
  /** The runs by work, where the simulator cannot know what a new task was made for. */
  runsFrom?(runs: RunsStarted, tasks: readonly object[]): RunsStarted;
  /** Whether the schedule of a job will start its next run; needed where a subject is left to it. */
  isScheduled?(id: string, tasks: readonly object[]): boolean;
  /** Lets the system show a run that has ended no more in its lists, where it does so by itself one day. */
  putAway?(simulator: RemoteSimulator, id: string): Promise<unknown>;
  /** The states of a job, oldest first; later attempts under other ids that the vendor made by itself count as this job. */
  historyOf(id: string, tasks: readonly object[]): StateChange[];
  /** What a call asked to stop, by the names that calls use. */
  stopsIn(entry: LedgerEntry): readonly string[];
  /** How a stop names the job of that id; default: by its id. */
  stopNames?(id: string): string;
  /** An error of the vendor's under HTTP 200; a reason where it has none. */
  readonly errorUnder200: { readonly contentType: string; readonly body: string } | { readonly none: string };
  /**
   * Somebody else starts the ended job again, and it has ended again, as stopped or failed, when this resolves. Returns how many runs the
   * simulator counts for that.
   */
  restartByOthers(simulator: RemoteSimulator, id: string): Promise<number>;
}

/** What a vendor's seats are called in the worker's settings, counted from 1. */
export function systemName({ vendor, variant }: ChaosVendor, index: number): string {
  return [vendor, ...(variant === undefined ? [] : [variant]), index + 1].join('-');
}
