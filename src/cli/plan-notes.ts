import type { PlanProgress, StepProgress } from '../contract';
import { harmless } from '../contract/brief';
import { shellWord } from './shell-word';

/** What a person has to decide about a plan, and with which command; and why steps are where they are. */
export function planNotes({ steps }: PlanProgress, planId: string): string[] {
  return steps.flatMap((step) => stepNotes(step, shellWord(planId))).map(harmless);
}

function stepNotes({ step, status, question, reason, asking = [] }: StepProgress, planId: string): string[] {
  const name = shellWord(step);
  const decisions =
    status === 'approval'
      ? [`job-control plan approve ${planId} ${name}`, `job-control plan skip ${planId} ${name}`]
      : [`job-control plan retry ${planId} ${name}`, `job-control plan skip ${planId} ${name}`];
  const asked = question === undefined ? [] : [`? ${step}: ${question}`, `  ${decisions.join('  |  ')}`];
  const unsettled = asking.map(
    (workflow) =>
      `? ${step}: a rerun that nothing can prove waits for a person: job-control status --workflow ${shellWord(workflow)}`,
  );
  const why = reason === undefined || question?.includes(reason) ? [] : [`${step}: ${reason}`];
  return [...asked, ...unsettled, ...why];
}
