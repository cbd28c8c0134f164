import type { StopOptions } from '../../../src/client';
import type { HoldPoint } from '../../../src/testing/simulators/kit';
import type { Expectation } from '../checks';
import type { Play } from '../play/play';
import type { ChaosVendor, Operation, Subject } from '../vendors/chaos-vendor';
import type { JobControlHandle, RemediateJobsResult, RerunJobsResult } from '../../../src/client';

/** A workflow whose result a cell is judged by. */
export type CellHandle = JobControlHandle<RemediateJobsResult | RerunJobsResult>;

/** What must become of the jobs of a batch. */
export interface Expected {
  /** Of the job that is hit. */
  readonly hit: Expectation;
  /** Of the other one. */
  readonly others: Expectation;
}

/** What goes wrong in a cell. */
export interface Scenario {
  readonly expected: Expected;
  /** How the batch is stopped, where that is not as usual. */
  readonly stop?: StopOptions;
  /** Before the workflow starts. */
  arm?(play: Play): Promise<void> | void;
  /** Starts the workflow, where that is not done as usual. */
  begin?(play: Play): Promise<void>;
  /** While it runs. Returns the workflow whose result counts, where that is not the first one. */
  meanwhile?(play: Play): Promise<CellHandle | void>;
  /** Why the fault was not hit, so that the cell has shown nothing; asked when all is over. */
  missed?(play: Play): Promise<string | undefined> | string | undefined;
}

/** Where a request is held, for faults that hit whole processes. */
export interface Hold {
  readonly operation: Operation;
  readonly point: HoldPoint;
}

/** What is played: a vendor's system, in one way of rerunning. */
export interface Aimed {
  readonly vendor: ChaosVendor;
  readonly subject: Subject;
}

interface CellBase extends Aimed {
  /** `subject/operation/fault`. */
  readonly id: string;
  readonly operation: Operation;
  readonly fault: string;
  /** Whether it belongs to the reduced matrix. */
  readonly quick: boolean;
}

/** One cell of the matrix that is played on a seat of its own. */
export interface SeatCell extends CellBase {
  readonly kind: 'exchange' | 'job' | 'operator';
  readonly scenario: Scenario;
}

/** What befalls the processes while the requests of many cells are held. */
export type ProcessFault =
  | 'worker killed'
  | 'server killed'
  | 'worker paused beside its retry'
  | 'worker paused until all is over'
  | 'worker paused before it sends the next';

/** One cell of the matrix that shares its fault with others. */
export interface ProcessCell extends CellBase {
  readonly kind: 'process';
  readonly processFault: ProcessFault;
  readonly hold: Hold;
}

export type Cell = SeatCell | ProcessCell;

/** A combination that makes no sense, and why. */
export interface NotApplicable {
  readonly id: string;
  readonly reason: string;
}
