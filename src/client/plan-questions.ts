import { failureReason } from './failure-reason';
import type { JobControlHandle } from './job-control-handle';
import type { PlanBatch } from './plan-handle';

/** About which job of which plan a person answers. */
export interface AskedAbout {
  /** Of the plan. */
  readonly workflowId: string;
  readonly id: string;
}

/**
 * The batch that asks about a job: all are asked, and one that does not answer keeps nobody from the others. Throws a `TypeError` when none asks,
 * or several do, and an `AggregateError` that names the silent ones when the job may be one of theirs.
 *
 * Not for the doors: `index.ts` leaves this file out.
 */
export async function batchThatAsks(
  open: readonly PlanBatch[],
  { workflowId, id }: AskedAbout,
): Promise<PlanBatch> {
  const answers = await Promise.allSettled(open.map(({ handle }) => asksAbout(handle, id)));
  const asking = open.filter((_, index) => isYes(answers[index]));
  const silent = open.flatMap((batch, index) => {
    const answer = answers[index];
    return answer?.status === 'rejected' ? [{ batch, error: answer.reason as unknown }] : [];
  });
  const [found, another] = asking;
  const job = `job ${JSON.stringify(id)}`;
  if (another) throw new TypeError(`Several batches ask about a ${job}: name the "step" too.`);
  if (!found && silent.length === 0) throw new TypeError(`No batch of ${workflowId} asks about ${job}.`);
  if (!found) throw withoutAnswer(`No batch of ${workflowId} that answers asks about ${job}.`, silent);
  // Batches of one step have different jobs; of those that the plan does not take for asking, none is to hold up an answer.
  const doubtful = silent.filter(({ batch }) => batch.isAsking && batch.step !== found.step);
  if (doubtful.length > 0)
    throw withoutAnswer(`Another batch may ask about a ${job}, too: name the "step".`, doubtful);
  return found;
}

interface Silent {
  readonly batch: PlanBatch;
  readonly error: unknown;
}

function withoutAnswer(problem: string, silent: readonly Silent[]): AggregateError {
  const named = silent.map(({ batch, error }) => `${batch.workflowId} (${failureReason(error)})`);
  return new AggregateError(
    silent.map(({ error }) => error),
    `${problem} Without an answer: ${named.join(', ')}.`,
  );
}

function isYes(answer: PromiseSettledResult<boolean> | undefined): boolean {
  return answer?.status === 'fulfilled' && answer.value;
}

async function asksAbout(handle: JobControlHandle, id: string): Promise<boolean> {
  const { batches } = await handle.progress();
  return batches.some(({ jobs }) => jobs.some((job) => job.id === id && job.question !== undefined));
}
