import { PLAN_DECISIONS, type PlanDecision } from '../../contract';
import type { Place, Schedule } from './schedule';

/** What a decision is judged by. */
export interface DecisionFacts {
  readonly schedule: Schedule;
  /** True for a step of which something is left that may be tried again. */
  readonly canRetry: (step: string) => boolean;
  /** True for a plan whose history has no room for another try of a step. */
  readonly isTooLargeToRetry: boolean;
}

const ABOUT_A_STEP: readonly string[] = ['approve', 'retry', 'skip'];
const LONGEST_TEXT = 1_000;

/** Why a decision cannot be taken now; `undefined` when it can. Pure. */
export function problemInDecision(decision: PlanDecision, facts: DecisionFacts): string | undefined {
  return problemInForm(decision) ?? problemNow(decision, facts);
}

function problemInForm(decision: unknown): string | undefined {
  if (typeof decision !== 'object' || decision === null) return 'expected an object with "decision"';
  const given = decision as Record<keyof PlanDecision, unknown>;
  if (!(PLAN_DECISIONS as readonly unknown[]).includes(given.decision))
    return `decision: expected one of ${PLAN_DECISIONS.join(', ')}`;
  const isAboutStep = ABOUT_A_STEP.includes(given.decision as string);
  if (isAboutStep && typeof given.step !== 'string') return 'step: expected the name of the step';
  if (!isAboutStep && given.step !== undefined)
    return `step: "${String(given.decision)}" is for the whole plan, so it takes none`;
  if (given.decision === 'approve' && given.by === undefined) return 'by: expected who approves, as text';
  const wrong = (['by', 'why'] as const).find((name) => !isText(given[name]));
  return wrong && `${wrong}: expected text of 1 to ${LONGEST_TEXT} characters`;
}

function isText(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && value !== '' && value.length <= LONGEST_TEXT);
}

function problemNow(decision: PlanDecision, facts: DecisionFacts): string | undefined {
  const { schedule, canRetry, isTooLargeToRetry } = facts;
  const { step } = decision;
  if (schedule.stage === 'aborting') return 'the plan is ending: no step begins any more';
  if (step === undefined) return problemWithPlan(decision.decision, schedule.stage);
  const place = schedule.places.get(step);
  if (!place) return `no step is called ${JSON.stringify(step.slice(0, 64))}`;
  return problemWithStep(decision.decision, { step, place, isTooLargeToRetry, canRetry: canRetry(step) });
}

function problemWithPlan(
  decision: PlanDecision['decision'],
  stage: 'running' | 'paused',
): string | undefined {
  if (decision === 'pause' && stage === 'paused') return 'the plan is paused already';
  if (decision === 'resume' && stage === 'running') return 'the plan is not paused';
  return undefined;
}

interface StepFacts {
  readonly step: string;
  readonly place: Place;
  readonly canRetry: boolean;
  readonly isTooLargeToRetry: boolean;
}

function problemWithStep(
  decision: PlanDecision['decision'],
  { step, place: { status }, canRetry, isTooLargeToRetry }: StepFacts,
): string | undefined {
  const now = `step "${step}" is ${status}`;
  switch (decision) {
    case 'approve':
      return status === 'approval' ? undefined : `${now}, so there is nothing to approve`;
    case 'retry':
      if (status === 'failed') return `${now} for good: only with onFailure "ask" it can be retried`;
      if (status !== 'question') return `${now}, so there is nothing to retry`;
      return problemWithRetry({ step, canRetry, isTooLargeToRetry });
    case 'skip':
      return ['waiting', 'approval', 'question'].includes(status)
        ? undefined
        : `${now}: only a step that has not begun or has failed can be skipped`;
    case 'pause':
    case 'resume':
    case 'abort':
      return undefined;
  }
}

function problemWithRetry({
  step,
  canRetry,
  isTooLargeToRetry,
}: Omit<StepFacts, 'place'>): string | undefined {
  if (isTooLargeToRetry)
    return 'the history of this plan has no room for another try: skip the step or abort, and send a new plan for what is left';
  return canRetry ? undefined : `nothing of step "${step}" may be tried again: skip it, or abort`;
}
