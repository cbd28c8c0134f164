import type { StepProgress } from '../contract';
import { harmless } from '../contract/brief';
import type { PlanQuestion, SeenPlan } from './plan-questions';
import { shellWord } from './shell-word';

/** Of a batch that asks about more jobs, the rest is counted. */
const MOST_NAMED = 5;

/** What a person has to decide about a plan, and with which command; and why steps are where they are. */
export function planNotes({ steps, questions = [] }: SeenPlan, planId: string): string[] {
  const plan = { planId: shellWord(planId), needsStep: steps.length > 1, questions };
  return steps.flatMap((step) => stepNotes(step, plan)).map(harmless);
}

interface AskingPlan {
  /** As a word of a shell. */
  readonly planId: string;
  /** Whether the id of a job may not be enough to find the batch that asks: another step may ask about one of that id by the time somebody answers. */
  readonly needsStep: boolean;
  readonly questions: readonly PlanQuestion[];
}

function stepNotes(progress: StepProgress, plan: AskingPlan): string[] {
  const { step, question, reason, asking = [] } = progress;
  const asked = [
    ...decisionNotes(progress, plan.planId),
    ...asking.flatMap((batch) => batchNotes({ step, batch }, plan)),
  ];
  const isTold = reason === undefined || question?.includes(reason);
  return isTold ? asked : [...asked, `${step}: ${reason}`];
}

const DECISIONS: Partial<Readonly<Record<StepProgress['status'], readonly string[]>>> = {
  approval: ['approve', 'skip'],
  question: ['retry', 'skip'],
};

/** What the plan itself asks. A running step has a question only because a batch of it asks, and the plan takes no decision about it. */
function decisionNotes({ step, status, question }: StepProgress, planId: string): string[] {
  const decisions = DECISIONS[status];
  if (question === undefined || decisions === undefined) return [];
  const commands = decisions.map((decision) => `job-control plan ${decision} ${planId} ${shellWord(step)}`);
  return [`? ${step}: ${question}`, `  ${commands.join('  |  ')}`];
}

/** What one batch asks: job by job; where it does not say about which, where to look. */
function batchNotes(
  { step, batch }: { readonly step: string; readonly batch: string },
  { planId, needsStep, questions }: AskingPlan,
): string[] {
  const own = questions.filter(({ workflowId }) => workflowId === batch);
  const where = needsStep ? ` --step ${shellWord(step)}` : '';
  const answer = (job: string) =>
    `  job-control plan resolve ${planId} ${job}${where} adopt --new-id <id> | submit-again | give-up`;
  const look = `job-control status --workflow ${shellWord(batch)}`;
  if (own.length === 0)
    return [`? ${step}: a rerun that nothing can prove waits for a person: ${look}`, answer('<job>')];
  const named = own.slice(0, MOST_NAMED);
  const more = own.length - named.length;
  return [
    ...named.flatMap(({ id, question }) => [`? ${step} ${id}: ${question}`, answer(shellWord(id))]),
    ...(more === 0 ? [] : [`? ${step}: ${more} more: ${look}`]),
  ];
}
