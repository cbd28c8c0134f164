import { defineQuery, setCurrentDetails, setHandler, workflowInfo } from '@temporalio/workflow';
import { LEDGER_QUERY, PLAN_PROGRESS_QUERY, PLAN_WORKFLOWS, type PlanProgress } from '../../contract';
import { brief } from '../../contract/brief';
import { tellAttribute } from '../ask-attribute';
import { batchAsksSignal, batchWaitsSignal } from '../plan-signal';
import type { PlanBoard } from './plan-board';
import { describePlan } from './plan-details';
import { planProgressOf } from './plan-progress';

/** Answers with the `PlanProgress` of the plan. */
export const planProgressQuery = defineQuery<PlanProgress>(PLAN_PROGRESS_QUERY);

/** Answers queries about the plan from now on, and hears what its batches ask and wait for. */
export function openDisplay(board: PlanBoard): void {
  setHandler(planProgressQuery, () => planProgressOf(board), { description: 'Where each step is.' });
  setHandler(defineQuery(LEDGER_QUERY), () => [...board.ledger], {
    description: 'What was done and decided, in order.',
  });
  setHandler(batchAsksSignal, ({ workflowId, jobs }) => {
    hear(board, board.asking, { workflowId, said: jobs > 0 ? jobs : undefined });
  });
  setHandler(batchWaitsSignal, ({ workflowId, waitingFor }) => {
    hear(board, board.waiting, {
      workflowId,
      said: waitingFor === undefined ? undefined : brief(waitingFor),
    });
  });
}

interface Word<Said> {
  readonly workflowId: string;
  /** Absent when what was said before is over. */
  readonly said: Said | undefined;
}

function hear<Said>(board: PlanBoard, known: Map<string, Said>, { workflowId, said }: Word<Said>): void {
  // After a reset old words come again, about batches that have ended.
  if (!board.underWay.has(workflowId) || board.blocked.has(workflowId)) return;
  if (said === undefined) known.delete(workflowId);
  else known.set(workflowId, said);
  showPlan(board);
}

/** Shows the plan in the Web UI as it is now, and by its search attribute whether a person has to decide. */
export function showPlan(board: PlanBoard): void {
  const progress = planProgressOf(board);
  const isAsking = progress.steps.some(({ question }) => question !== undefined);
  if (board.tellsAsking !== isAsking) tellAttribute(board.input.askAttribute, isAsking);
  board.tellsAsking = isAsking;
  if (workflowInfo().workflowType === PLAN_WORKFLOWS.run) setCurrentDetails(describePlan(progress));
}
