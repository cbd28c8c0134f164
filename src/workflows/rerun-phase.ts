import { type InspectReport, type RerunIntent } from '../contract';
import { jobCount } from '../contract/job-count';
import { activitiesWith } from './activity-calls';
import type { Board } from './board';
import { show } from './display';
import { hasBeenCancelled, reasonOf } from './failures';
import type { RerunPlan } from './plans';
import { type Candidate, chooseRerun, notRerun, obstacleIn } from './rerun-choice';
import { settleUnproven } from './rerun-questions';
import { submitIntents } from './rerun-submission';

/** Runs again what may be run again. Every job gets a result. */
export async function rerunEnded(board: Board, plan: RerunPlan, inspected?: InspectReport): Promise<void> {
  board.stage = 'rerunning';
  show(board);
  const deadline = Date.now() + plan.deadlineMs;
  const ids = withoutObstacles(board, plan);
  const report = inspected ?? (await inspectAgain(board, ids, deadline));
  const intents = report ? chooseAll(board, report, { ids, plan }) : [];
  await submitIntents(board, intents, { ...plan, deadline, repeated: board.batch.repeated });
  await settleUnproven(board, intents, plan);
  for (const id of board.batch.ids) {
    if (!board.reruns.has(id)) board.reruns.set(id, notRerun(id, cancelledOrLost()));
  }
}

/** The jobs whose verdict allows a rerun; the others get their result. */
function withoutObstacles(board: Board, plan: RerunPlan): string[] {
  return board.batch.ids.filter((id) => {
    const verdict = board.verdicts.get(id);
    const obstacle = verdict && obstacleIn(verdict, plan);
    if (obstacle !== undefined) board.reruns.set(id, notRerun(id, obstacle));
    return obstacle === undefined;
  });
}

/** Reads the ended jobs once more: a late success wins, and now is the time to see what a rerun needs. */
async function inspectAgain(
  board: Board,
  ids: readonly string[],
  deadline: number,
): Promise<InspectReport | undefined> {
  if (ids.length === 0 || hasBeenCancelled()) return undefined;
  const { system } = board.batch;
  const summary = `read what rerunning ${jobCount(ids.length)} on ${system} needs`;
  try {
    return await activitiesWith({ summary, deadline })['jobControl.inspect']({
      system,
      ids,
      rerunInfo: 'now',
    });
  } catch (error) {
    const reason = `What a rerun needs could not be read; nothing was sent. ${reasonOf(error)}`;
    if (!hasBeenCancelled()) for (const id of ids) board.reruns.set(id, notRerun(id, reason));
    return undefined;
  }
}

interface Choice {
  readonly ids: readonly string[];
  readonly plan: RerunPlan;
}

function chooseAll(board: Board, report: InspectReport, { ids, plan }: Choice): RerunIntent[] {
  return ids.flatMap((id) => {
    const candidate = candidateFor(board, report, id);
    const chosen = candidate
      ? chooseRerun(candidate, report.capabilities, { batch: board.batch, plan })
      : notRerun(id, 'The job was not read.');
    if ('marker' in chosen && 'intendedAt' in chosen) return [chosen];
    board.reruns.set(id, chosen);
    return [];
  });
}

function candidateFor(board: Board, report: InspectReport, id: string): Candidate | undefined {
  const reading = report.readings.find((candidate) => candidate.id === id);
  if (!reading) return undefined;
  const info = [...(board.infoBeforeStop ?? []), ...report.rerunInfo].find(
    (candidate) => candidate.id === id,
  );
  return { id, reading, info, verdict: board.verdicts.get(id) };
}

function cancelledOrLost(): string {
  return hasBeenCancelled() ? 'The workflow was cancelled before anything was sent.' : 'Nothing was sent.';
}
