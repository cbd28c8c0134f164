import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';
import { FAILURE_TYPES, PLAN_DECISION_UPDATE, type PlanDecision } from '../../contract';
import { brief } from '../../contract/brief';
import { hasBeenCancelled } from '../failures';
import { isTooLargeToRetry } from './carried-plan';
import { problemInDecision } from './decision-rules';
import { dispatch, note, type PlanBoard, statusOf, workOf } from './plan-board';
import { showPlan } from './plan-display';
import type { PlanEvent } from './schedule';
import { canRetry, reopen, type StepWork } from './step-work';

/** Steers a plan. Refused with the reason where the decision does not fit. None stops or cancels anything that is under way. */
export const decideUpdate = defineUpdate<void, [PlanDecision]>(PLAN_DECISION_UPDATE);

/** Takes decisions from now on. */
export function takeDecisions(board: PlanBoard): void {
  setHandler(decideUpdate, (decision: PlanDecision) => take(board, decision), {
    validator: (decision: PlanDecision) => validate(board, decision),
    description: 'Steers the plan: approve, retry or skip a step; pause, resume or abort the plan.',
  });
}

/** True when no answer to a decision is owed any more. */
export function hasAnsweredAll(): boolean {
  return allHandlersFinished();
}

function validate(board: PlanBoard, decision: PlanDecision): void {
  const problem = problemInDecision(decision, {
    schedule: board.schedule,
    canRetry: (step) => canRetry(workOf(board, step)),
    isTooLargeToRetry: isTooLargeToRetry(board),
  });
  if (problem === undefined) return;
  throw ApplicationFailure.nonRetryable(
    `The decision was not taken: ${problem}.`,
    FAILURE_TYPES.invalidDecision,
  );
}

/** In one go, so that no decision is half taken when the plan continues as new. */
function take(board: PlanBoard, decision: PlanDecision): void {
  noteDecision(board, decision);
  if (decision.decision === 'abort') board.isAborted = true;
  dispatch(board, eventOf(board, decision));
  showPlan(board);
}

function noteDecision(board: PlanBoard, { decision: outcome, step, by, why }: PlanDecision): void {
  const system = step === undefined ? {} : { step, system: workOf(board, step).step.system };
  note(board, {
    event: 'decision',
    outcome,
    ...system,
    ...(by === undefined ? {} : { by: brief(by) }),
    ...(why === undefined ? {} : { why: brief(why) }),
  });
}

function eventOf(board: PlanBoard, { decision, step = '' }: PlanDecision): PlanEvent {
  switch (decision) {
    case 'pause':
      return { event: 'paused' };
    case 'resume':
      return { event: 'resumed' };
    case 'abort':
      return { event: 'aborted' };
    case 'approve':
      return { event: 'approved', step };
    case 'skip':
      workOf(board, step).reason ??= 'A person skipped it.';
      return { event: 'skipped', step };
    case 'retry': {
      const work = workOf(board, step);
      const selects = work.jobs === undefined && work.step.select !== undefined;
      reopen(work);
      return { event: 'retried', step, selects };
    }
  }
}

/** Gives a person time to decide about a step; after that it fails. */
export async function awaitDecision(board: PlanBoard, work: StepWork): Promise<void> {
  const { name } = work;
  const asked = statusOf(board, name);
  work.decideBy ??= Date.now() + board.answerWithinMs;
  const { decideBy } = work;
  // Another question about the same step has another end.
  const isDecided = (): boolean => statusOf(board, name) !== asked || work.decideBy !== decideBy;
  const summary = brief(`until nobody is asked any more about step ${name}`);
  try {
    if (await condition(isDecided, Math.max(1, decideBy - Date.now()), { summary })) return;
  } catch (error) {
    if (hasBeenCancelled()) return;
    throw error;
  }
  work.reason = `Nobody decided in time. ${work.reason ?? ''}`.trim();
  dispatch(board, { event: 'unanswered', step: name });
  showPlan(board);
}
