import type { Client } from '@temporalio/client';
import type { JobControlClient, RemediateJobsInput } from '../../../src/client';
import type { Barrier } from '../../../src/testing/simulators/kit';
import type { CellHandle } from '../cells/cell';
import type { Expectation, Role } from '../checks';
import type { SeenCall } from '../gate/seen-calls';
import type { Random } from '../random';
import type { Seat } from '../stage/seat';
import type { Operation, Subject } from '../vendors/chaos-vendor';

/** A job of a cell, and what the cell itself has done to it. */
export interface PlayedJob {
  readonly id: string;
  readonly role: Role;
  readonly expects: Expectation;
  readonly work: string;
  /** Runs that are not ours. */
  runsOfOthers: number;
  hidden: boolean;
  madeActiveAgain: boolean;
}

/** The order of calls of a remediation in which nothing goes wrong. */
export interface Baseline {
  readonly calls: readonly SeenCall[];
}

/** What a cell asks for; without `stop` where it only reruns. */
export type PlayInput = RemediateJobsInput;

/** One cell being played. */
export interface Play {
  readonly subject: Subject;
  readonly operation: Operation;
  readonly seat: Seat;
  readonly random: Random;
  readonly baseline: Baseline;
  readonly jobs: readonly PlayedJob[];
  /** The target that single faults are aimed at. */
  readonly hit: PlayedJob;
  readonly input: PlayInput;
  readonly workflowId: string;
  readonly jobControl: JobControlClient;
  readonly temporal: Client;
  /** Every workflow of the cell, the newest last. */
  readonly workflows: CellHandle[];
  /** Set by a scenario: an execution with the same intent came before the one that counts. */
  repeated: boolean;
  /** Set by a scenario: the batch is the child of the workflow that counts. */
  asChild: boolean;
  /** Set by what happens to the processes: a worker was frozen while another one went on. */
  frozen: boolean;
  /** Where a request of the cell waits. */
  barrier?: Barrier;
}

/** The fault was not hit, so the cell shows nothing: it is played again. */
export class Missed extends Error {}

/** The first workflow of the cell. Throws where it was not started yet. */
export function firstWorkflow({ workflows }: Play): CellHandle {
  const [first] = workflows;
  if (!first) throw new Error('The workflow of the cell was not started yet.');
  return first;
}

/** How many calls pass until one of the operation is worth holding: of those that read, one after the stop. */
export function passesBefore({
  operation,
  subject,
  baseline,
}: Pick<Play, 'operation' | 'subject' | 'baseline'>): number {
  if (operation === 'submit') return subject.preparations ?? 0;
  return operation === 'stop' ? 0 : callsBeforeStop(operation, baseline);
}

/** How often an operation is called when nothing goes wrong. */
export function callsOf(operation: Operation, { calls }: Baseline): number {
  return calls.filter((call) => call.operation === operation).length;
}

/** How often an operation is called before the last stop is sent. */
export function callsBeforeStop(operation: Operation, { calls }: Baseline): number {
  const lastStop = calls.findLastIndex((call) => call.operation === 'stop');
  return calls.slice(0, Math.max(0, lastStop)).filter((call) => call.operation === operation).length;
}
