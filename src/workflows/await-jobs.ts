import { type AwaitJobsInput, type AwaitJobsResult, type Capabilities, hasEnded } from '../contract';
import { awaitedOf } from './awaited-results';
import { type Board, openBoard } from './board';
import { closeBoard } from './close-board';
import { show } from './display';
import { hasBeenCancelled } from './failures';
import { inspectBatch } from './inspection';
import { type AwaitPlan, planAwait, planBatch } from './plans';
import { isOpen } from './stop-case';
import { watch } from './stop-watch';

/**
 * Waits until jobs of one system have ended, and says how. It changes nothing on the system.
 *
 * Fails at once, with a non-retryable `JobControl.InvalidInput`, for a wrong input. Once jobs have been read it does not fail: each
 * gets a result. Cancelling it returns what is known.
 */
export async function awaitJobs(input: AwaitJobsInput): Promise<AwaitJobsResult> {
  const startedAt = Date.now();
  const board = openBoard(planBatch(input, ['await']), 'await');
  const plan = planAwait(input.await);
  show(board);
  const deadline = startedAt + plan.deadlineMs;
  const { confirmMs } = plan;
  const report = await inspectBatch(board, { deadline, rerunInfo: 'no', confirmMs });
  if (report) await watchToTheEnd(board, plan, { deadline, capabilities: report.capabilities });
  return closeBoard(board, awaitedOf(board, plan.phases));
}

async function watchToTheEnd(
  board: Board,
  { phases, pollIntervalMs, confirmMs }: AwaitPlan,
  { deadline, capabilities }: { readonly deadline: number; readonly capabilities: Capabilities },
): Promise<void> {
  const settledPhases = phases.filter((phase) => !hasEnded(phase));
  const open = board.cases.filter(
    (one) =>
      isOpen(one) &&
      !(one.reading?.outcome === 'found' && settledPhases.includes(one.reading.snapshot.phase)),
  );
  if (open.length === 0 || hasBeenCancelled()) return;
  await watch(board, open, {
    jobs: open.map(({ id }) => ({ id })),
    settledPhases,
    stoppablePhases: [],
    gatherMs: 0,
    pollIntervalMs: pollIntervalMs ?? capabilities.status.pollIntervalMs,
    deadline,
    ...(confirmMs > 0 ? { confirmMs } : {}),
  });
}
