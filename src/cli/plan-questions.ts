import type { PlanBatch, PlanHandle } from '../client';
import type { PlanProgress } from '../contract';
import { answerWithin } from './answer-within';

/** A batch that is silent for longer is shown without its jobs. */
const ANSWER_WITHIN_MS = 2_000;

/** A job of a plan about whose rerun a person is asked, because nothing can prove it. */
export interface PlanQuestion {
  readonly step: string;
  /** The batch that asks. */
  readonly workflowId: string;
  /** Of the job. */
  readonly id: string;
  readonly question: string;
}

/** A plan under way, with what its batches ask; a batch that does not answer has no questions here. */
export interface SeenPlan extends PlanProgress {
  /** Absent while no batch asks. */
  readonly questions?: readonly PlanQuestion[];
}

/** Where a plan is, and about which jobs its batches ask. Throws where the plan itself does not answer. */
export async function seenPlan(plan: Pick<PlanHandle, 'progress' | 'batches'>): Promise<SeenPlan> {
  const progress = await plan.progress();
  if (progress.steps.every(({ asking = [] }) => asking.length === 0)) return progress;
  const batches = (await answerWithin(ANSWER_WITHIN_MS, plan.batches())) ?? [];
  const asking = batches.filter(({ isAsking }) => isAsking);
  return { ...progress, questions: (await Promise.all(asking.map(questionsOf))).flat() };
}

async function questionsOf({ step, workflowId, handle }: PlanBatch): Promise<PlanQuestion[]> {
  const answer = await answerWithin(ANSWER_WITHIN_MS, handle.progress());
  const jobs = (answer?.batches ?? []).flatMap((batch) => batch.jobs);
  return jobs.flatMap(({ id, question }) =>
    question === undefined ? [] : [{ step, workflowId, id, question }],
  );
}
