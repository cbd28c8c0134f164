import { workflowInfo } from '@temporalio/workflow';
import type { LedgerEntry } from '../../contract';
import type { PlanBoard } from './plan-board';
import type { Place, Schedule } from './schedule';
import type { StepWork } from './step-work';

/** What a plan that continues as new hands to its next execution, beside its input. */
export interface CarriedPlan {
  readonly intent: string;
  readonly repeated: boolean;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly stage: Schedule['stage'];
  readonly isAborted: boolean;
  readonly steps: readonly { readonly place: Place; readonly work: Omit<StepWork, 'step'> }[];
  /** By step, the ids that were selected; only where another selection is still to be compared with them, and where they fit. */
  readonly selected?: readonly (readonly [step: string, ids: readonly string[]])[];
  /** The latest entries. */
  readonly ledger: readonly LedgerEntry[];
}

/** Temporal takes 2 MiB, and the input of the plan is in there too. In bytes. */
const LARGEST = 1_900_000;
/** So many entries of the ledger are carried on, and are in the result. */
export const MOST_ENTRIES = 1_000;
/** With a history longer or larger than this it is waited for a moment with nothing under way, however long that takes. Temporal's ends are 51,200 events and 50 MiB. */
const LONG_HISTORY = 20_000;
const LARGE_HISTORY = 20_000_000;
/** Half of what Temporal allows: the other half is for one more try. */
const MOST_EVENTS_TO_RETRY = 25_000;
const MOST_BYTES_TO_RETRY = 25_000_000;

const UTF8 = new TextEncoder();

/** What the next execution needs to go on. */
export function carry(board: PlanBoard): CarriedPlan {
  const least = carryLeast(board);
  const isToBeCompared = [...board.works.values()].some(
    ({ step, jobs }) => step.select && jobs === undefined,
  );
  if (!isToBeCompared || board.selected.size === 0) return least;
  const whole = { ...least, selected: [...board.selected] };
  return bytesOf(board, whole) <= LARGEST ? whole : least;
}

function bytesOf({ input }: PlanBoard, carried: CarriedPlan): number {
  return UTF8.encode(JSON.stringify([input, carried])).length;
}

function carryLeast(board: PlanBoard): CarriedPlan {
  const { intent, repeated, startedAt, isAborted, schedule } = board;
  return {
    ...{ intent, repeated, startedAt, isAborted, stage: schedule.stage },
    steps: [...board.works.values()].map(({ step: _step, ...work }) => ({
      work,
      place: schedule.places.get(work.name) ?? { status: 'waiting', needsApproval: false },
    })),
    ledger: board.ledger.slice(-MOST_ENTRIES),
  };
}

/** True at a moment with nothing under way in a history that is long enough. */
export function isToContinueAsNew(board: PlanBoard): boolean {
  return workflowInfo().continueAsNewSuggested && board.underWay.size === 0 && canCarry(board);
}

/**
 * True while no batch is to begin, because the plan is to continue as new as soon as nothing is under way. What may take days is not waited
 * for, unless the history leaves no choice.
 */
export function isHeld(board: PlanBoard): boolean {
  const { continueAsNewSuggested, historyLength, historySize } = workflowInfo();
  if (!continueAsNewSuggested || !canCarry(board)) return false;
  return !mayTakeDays(board) || historyLength > LONG_HISTORY || historySize > LARGE_HISTORY;
}

/**
 * True where so little is left of the history that no step may be tried again: each try costs about as much as the one before, and a plan whose
 * state does not fit into the input of a next execution has to end in this one.
 */
export function isTooLargeToRetry(board: PlanBoard): boolean {
  const { historyLength, historySize } = workflowInfo();
  return !canCarry(board) && (historyLength > MOST_EVENTS_TO_RETRY || historySize > MOST_BYTES_TO_RETRY);
}

/** A batch that waits for a person, for one of an earlier execution, or for jobs to end. */
function mayTakeDays({ works, asking, blocked, schedule }: PlanBoard): boolean {
  if (asking.size > 0 || blocked.size > 0) return true;
  return [...works.values()].some(
    ({ name, step }) => step.action === 'await' && schedule.places.get(name)?.status === 'running',
  );
}

/** Asked again and again between two workflow tasks, and the answer does not change. */
function canCarry(board: PlanBoard): boolean {
  const { historyLength } = workflowInfo();
  if (board.carrySize?.at !== historyLength) {
    board.carrySize = { at: historyLength, bytes: bytesOf(board, carryLeast(board)) };
  }
  return board.carrySize.bytes <= LARGEST;
}
