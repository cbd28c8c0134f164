import { CancellationScope, condition, continueAsNew } from '@temporalio/workflow';
import type { PlanInput, PlanResult, StepStatus } from '../../contract';
import { hasBeenCancelled } from '../failures';
import { carry, type CarriedPlan, isToContinueAsNew } from './carried-plan';
import { begin, dispatch, goOnWith, note, openPlan, type PlanBoard } from './plan-board';
import { awaitDecision, hasAnsweredAll, takeDecisions } from './plan-desk';
import { openDisplay, showPlan } from './plan-display';
import { planResultOf } from './plan-result';
import { runStep } from './run-step';
import { isOver } from './schedule';
import { selectJobs } from './select-jobs';
import { putBack, type StepWork } from './step-work';

/**
 * Does the steps of a plan in their order, each batch of jobs in a child workflow.
 *
 * Fails at once, with a non-retryable `JobControl.InvalidInput`, for a wrong input. After that it does not fail: each step gets a result.
 * Cancelling it cancels the children, which send nothing more, and returns what is known.
 *
 * @param carried Only for the plan itself, when it continues as new.
 */
export async function runPlan(input: PlanInput, carried?: CarriedPlan): Promise<PlanResult> {
  const board = openPlan(input, carried, enterStatus);
  openDisplay(board);
  takeDecisions(board);
  showPlan(board);
  begin(board);
  showPlan(board);
  await untilOver(board);
  if (board.failure) throw board.failure;
  if (!isOver(board.schedule)) return continueAsNew<typeof runPlan>(input, carry(board));
  showPlan(board);
  return planResultOf(board);
}

/** Ends, too, when the plan is to continue as new. */
async function untilOver(board: PlanBoard): Promise<void> {
  const hasEnded = (): boolean => isOver(board.schedule) && board.underWay.size === 0 && hasAnsweredAll();
  try {
    await condition(
      () => board.failure !== undefined || hasEnded() || (isToContinueAsNew(board) && hasAnsweredAll()),
    );
  } catch (error) {
    if (!hasBeenCancelled()) throw error;
    board.isCancelled = true;
    dispatch(board, { event: 'aborted' });
    await CancellationScope.nonCancellable(() => condition(() => board.failure !== undefined || hasEnded()));
  }
}

/** Of what is not tried again after all, what became of it before stands. */
function keepOutcomes(work: StepWork, status: StepStatus): void {
  if (status !== 'failed' && status !== 'skipped') return;
  putBack(work, work.pending);
  work.pending = work.pending.filter(({ last }) => last === undefined);
}

function enterStatus(board: PlanBoard, work: StepWork, status: StepStatus): void {
  if (status !== 'approval' && status !== 'question') delete work.decideBy;
  keepOutcomes(work, status);
  switch (status) {
    case 'selecting':
      return goOnWith(board, selectJobs(board, work));
    case 'approval':
    case 'question':
      return goOnWith(board, awaitDecision(board, work));
    case 'running':
      return goOnWith(board, runStep(board, work));
    case 'skipped':
    case 'not-started':
      return note(board, { event: 'step-ended', step: work.name, system: work.step.system, outcome: status });
    case 'waiting':
    case 'done':
    case 'failed':
      return;
  }
}
