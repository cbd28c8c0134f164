import type { InspectReport } from '../contract';
import { jobCount } from '../contract/job-count';
import type { Board } from './board';
import { show } from './display';
import { hasBeenCancelled, reasonOf } from './failures';
import type { Inspection } from './inspection';
import { counted } from './ledger';
import type { RerunPlan } from './plans';
import { notRerun, obstacleIn } from './rerun-choice';
import { recordRerun } from './rerun-record';
import { settleUnproven } from './rerun-questions';
import { submitByWays } from './rerun-ways';
import { type DistinctJobs, distinctJobs, recordAliases } from './same-job';
import { callAttended } from './zone-lookout';

/** Runs again what may be run again. Every job gets a result. */
export async function rerunEnded(board: Board, plan: RerunPlan, inspected?: InspectReport): Promise<void> {
  board.stage = 'rerunning';
  show(board);
  const deadline = Date.now() + plan.deadlineMs;
  const ids = withoutObstacles(board, plan);
  const report = inspected ?? (await inspectAgain(board, ids, { deadline, recipes: plan.recipes }));
  const jobs: DistinctJobs = report ? distinctJobs(ids, report) : { ids, aliases: new Map() };
  const intents = report ? await submitByWays(board, report, { ids: jobs.ids, plan, deadline }) : [];
  await settleUnproven(board, intents, plan);
  recordAliases(board, jobs.aliases);
  for (const id of board.batch.ids) {
    if (!board.reruns.has(id)) recordRerun(board, notRerun(id, cancelledOrLost()));
  }
}

/** The jobs whose verdict allows a rerun; the others get their result. */
function withoutObstacles(board: Board, plan: RerunPlan): string[] {
  return board.cases.flatMap(({ id, otherRun }) => {
    const verdict = board.verdicts.get(id);
    const obstacle = otherRun ?? (verdict && obstacleIn(verdict, plan));
    if (obstacle !== undefined) recordRerun(board, notRerun(id, obstacle));
    return obstacle === undefined ? [id] : [];
  });
}

/** Reads the ended jobs once more: a late success wins, and now is the time to see what a rerun needs. */
async function inspectAgain(
  board: Board,
  ids: readonly string[],
  { deadline, recipes }: Omit<Inspection, 'rerunInfo'>,
): Promise<InspectReport | undefined> {
  if (ids.length === 0 || hasBeenCancelled()) return undefined;
  const { system } = board.batch;
  const summary = `read what rerunning ${jobCount(ids.length)} on ${system} needs`;
  try {
    const report = await callAttended(board, { summary, deadline }, (activities) =>
      activities['jobControl.inspect']({ system, ids, rerunInfo: 'now', ...(recipes ? { recipes } : {}) }),
    );
    const outcome = counted(report.readings.map((reading) => reading.outcome));
    board.ledger.note({ event: 'read', jobs: ids.length, outcome });
    return report;
  } catch (error) {
    board.ledger.note({ event: 'read', jobs: ids.length, outcome: 'failed' });
    const reason = `What a rerun needs could not be read; nothing was sent. ${reasonOf(error)}`;
    if (!hasBeenCancelled()) for (const id of ids) recordRerun(board, notRerun(id, reason));
    return undefined;
  }
}

function cancelledOrLost(): string {
  return hasBeenCancelled() ? 'The workflow was cancelled before anything was sent.' : 'Nothing was sent.';
}
