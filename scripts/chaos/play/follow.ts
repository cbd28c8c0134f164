import { setTimeout as pause } from 'node:timers/promises';
import type { RemediatedJob, RerunResolution, RerunResult } from '../../../src/client';
import { messageOf } from '../../processes/message-of';
import type { CellHandle } from '../cells/cell';
import type { CellEnd, JobResult } from '../checks';
import { answerQuestions } from './answer-questions';
import type { Play } from './play';

/** Most cells are over before anybody has to ask. */
const FIRST_LOOK_MS = 1_500;
const LOOK_EVERY_MS = 500;

/** How a workflow ended, and what it was told on the way. */
export interface Followed {
  readonly end: CellEnd;
  readonly answers: readonly RerunResolution[];
}

/** Follows a workflow to its end and answers its questions. One that does not end in time is terminated. */
export async function follow(play: Play, handle: CellHandle, limitMs: number): Promise<Followed> {
  const answers: RerunResolution[] = [];
  const startedAt = performance.now();
  const ending = endOf(handle);
  let end = await Promise.race([ending, pause(FIRST_LOOK_MS)]);
  while (!end) {
    if (performance.now() - startedAt > limitMs) return { end: await giveUpOn(handle, limitMs), answers };
    answers.push(...(await answerQuestions(play, handle)));
    end = await Promise.race([ending, pause(LOOK_EVERY_MS)]);
  }
  return { end, answers };
}

function endOf(handle: CellHandle): Promise<CellEnd> {
  return handle.result().then(
    ({ jobs }): CellEnd => ({ kind: 'result', jobs: jobs.map(resultOf) }),
    (error: unknown): CellEnd => ({ kind: 'failed', message: messageOf(error) }),
  );
}

/** A workflow that only reruns says nothing of stops. */
function resultOf(job: RemediatedJob | RerunResult): JobResult {
  return 'rerun' in job ? job : { id: job.id, rerun: job };
}

async function giveUpOn(handle: CellHandle, limitMs: number): Promise<CellEnd> {
  const { pendingActivities = [] } = (await handle.workflow.describe().catch(() => undefined))?.raw ?? {};
  await handle.workflow.terminate('The cell took too long.').catch(() => undefined);
  const waits = (pendingActivities ?? []).map(
    ({ activityType, attempt, lastFailure }) =>
      `${activityType?.name} in attempt ${attempt}: ${lastFailure?.message ?? 'no failure yet'}`,
  );
  const message = `not within ${limitMs / 1000} s; it waits for ${waits.join('; ') || 'no activity'}`;
  return { kind: 'not-ended', message };
}
