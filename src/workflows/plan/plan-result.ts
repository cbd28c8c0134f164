import type { LedgerEntry, PlanResult, StepResult, UnwantedJob } from '../../contract';
import { cut } from '../fitting-result';
import { MOST_ENTRIES } from './carried-plan';
import { type PlanBoard, statusOf } from './plan-board';
import { countsOf, type OpenJob, reasonIn, type StepWork } from './step-work';

/** Temporal takes 2 MiB. In bytes, with room for the envelope. */
const LARGEST = 1_500_000;
const MOST_UNWANTED = 100;
/** How many jobs that are not as wanted each step names, and how long their reasons may be, until a result fits. */
const SIZES = [
  [MOST_UNWANTED, 2_000],
  [MOST_UNWANTED, 60],
  [20, 60],
  [5, 20],
] as const;

const UTF8 = new TextEncoder();

/** What became of a plan that is over: as much of it as can be stored. The ledger goes first, which the query still has. */
export function planResultOf(board: PlanBoard): PlanResult {
  for (const [most, longest] of SIZES) {
    const result = resultWithin(board, { most, longest });
    const left = LARGEST - bytesOf(result);
    if (left >= 0) return { ...result, ledger: latestWithin(board.ledger, left) };
  }
  return resultWithin(board, { most: 0, longest: 0 });
}

function latestWithin(entries: readonly LedgerEntry[], bytes: number): LedgerEntry[] {
  let left = bytes;
  const latest = entries.slice(-MOST_ENTRIES);
  const first = latest.findLastIndex((entry) => (left -= bytesOf(entry) + 1) < 0);
  return latest.slice(first + 1);
}

function bytesOf(value: unknown): number {
  return UTF8.encode(JSON.stringify(value)).length;
}

interface Size {
  readonly most: number;
  readonly longest: number;
}

function resultWithin(board: PlanBoard, size: Size): PlanResult {
  const steps = [...board.works.values()].map(
    (work) => [work.name, stepResultOf(board, work, size)] as const,
  );
  return { outcome: outcomeOf(board), steps: Object.fromEntries(steps), ledger: [] };
}

function outcomeOf({ isCancelled, isAborted, schedule }: PlanBoard): PlanResult['outcome'] {
  if (isCancelled) return 'cancelled';
  if (isAborted) return 'aborted';
  const isDone = [...schedule.places.values()].every(
    ({ status }) => status === 'done' || status === 'skipped',
  );
  return isDone ? 'done' : 'failed';
}

function stepResultOf(board: PlanBoard, work: StepWork, { most, longest }: Size): StepResult {
  const { step, jobs, workflows, attempts, open, name } = work;
  const reason = reasonIn(work);
  return {
    action: step.action,
    system: step.system,
    status: finalStatus(board, name),
    ...(reason === undefined ? {} : { reason: cut(reason, Math.max(longest, 200)) }),
    ...(jobs === undefined ? {} : { jobs }),
    counts: countsOf(work),
    unwanted: open.slice(0, most).map((job) => unwanted(job, longest)),
    workflows: [...workflows],
    attempts,
  };
}

/** Asked only of a plan that is over. */
function finalStatus(board: PlanBoard, name: string): StepResult['status'] {
  const status = statusOf(board, name);
  return status === 'done' || status === 'failed' || status === 'skipped' ? status : 'not-started';
}

function unwanted({ id, outcome, reason = '', newId }: OpenJob, longest: number): UnwantedJob {
  return { id, outcome, reason: cut(reason, longest), ...(newId === undefined ? {} : { newId }) };
}
