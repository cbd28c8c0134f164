import type { BegunRerun, JobReading, RerunIntent, RerunReceipt } from '../../contract';
import { beforeSending } from '../shared/failures';
import type { Generation } from './generation';
import { precheckProgress } from './precheck-progress';
import { readOne } from './read-one';
import { foundStarted, refused, started, underway } from './receipts';
import { afterRefusal, isAtWork } from './restart';
import { isTransferFailure } from './statuses';
import { stepText, type Step } from './steps';
import { attempt } from './taken-on';

type ResetStep = Extract<Step, { readonly at: 'retry-check' | 'reset' }>;

const DOUBT = 'The task was perhaps reset before, and has failed in the same way since.';

/** Begins to run a failed task from scratch under its own id: the precheck that has to pass before it is reset. */
export async function beginReset(
  intent: RerunIntent,
  reading: JobReading,
  generation: Generation,
): Promise<RerunReceipt> {
  const { id } = intent;
  if (!generation.reset) {
    return { ...refused('reset', `The API ${generation.version} has no reset.`), wayImpossible: true };
  }
  const obstacle = obstacleIn(intent, reading);
  if (obstacle !== undefined) return { ...refused('reset', obstacle), wayImpossible: true };
  const check = await beforeSending(() => attempt(() => generation.precheck(id, 'forRetryJob'), id));
  if (!check.takenOn) return refused(check.call, check.says);
  const step = stepText({ at: 'retry-check', queryId: check.item.queryId ?? '' });
  return underway(step, check.call, 'The precheck was begun.');
}

/**
 * Resets the task once its precheck has passed. A task that works again may have been reset by a call whose answer got lost. So may one that
 * looks as before: it failed again in the same way. Therefore the reset is a step of its own, which is not taken again once it is in doubt.
 */
export async function continueReset(
  intent: BegunRerun,
  step: ResetStep,
  generation: Generation,
): Promise<RerunReceipt> {
  const { id } = intent;
  const { reading } = await beforeSending(() => readOne(id, generation));
  if (isAtWork(reading)) return foundStarted(id, 'status', 'The task was started again.');
  if (reading.outcome === 'unreadable') {
    return underway(stepText(step), reading.call, reading.detail);
  }
  const obstacle = obstacleIn(intent, reading);
  if (obstacle !== undefined) return refused('reset', obstacle);
  if (step.at === 'retry-check') return lookAtCheck(id, step, generation);
  return intent.unsure ? refused('reset', DOUBT) : reset(intent, generation);
}

async function lookAtCheck(
  id: string,
  step: Extract<ResetStep, { readonly at: 'retry-check' }>,
  generation: Generation,
): Promise<RerunReceipt> {
  const check = await beforeSending(() => precheckProgress(id, step.queryId, generation));
  if (check.outcome === 'running') {
    return underway(stepText(step), 'precheck', `The precheck is at ${check.progress}.`);
  }
  if (check.outcome === 'failed') return refused('precheck', `The precheck failed: ${check.failures}.`);
  return underway(stepText({ at: 'reset' }), 'precheck', 'The precheck has passed.');
}

async function reset(intent: RerunIntent, generation: Generation): Promise<RerunReceipt> {
  const { id } = intent;
  const { reset: send } = generation;
  if (!send) return refused('reset', `The API ${generation.version} has no reset.`);
  const answer = await attempt(() => send(id), id);
  return answer.takenOn ? started(id, answer.call, answer.says) : afterRefusal(intent, answer, generation);
}

/** Why the task is not to be reset. */
function obstacleIn({ run }: RerunIntent, reading: JobReading): string | undefined {
  if (reading.outcome !== 'found') return reading.detail;
  const { rawStatus, run: now } = reading.snapshot;
  if (!isTransferFailure(rawStatus)) return `The task is ${rawStatus}: only a failed transfer is reset.`;
  return now === run ? undefined : `The task was started again since (${rawStatus}).`;
}
