import type { RerunReceipt } from '../../contract';
import { beforeSending } from '../shared/failures';
import type { Generation } from './generation';
import { precheckProgress } from './precheck-progress';
import { readOne } from './read-one';
import { progressOf } from './new-task-state';
import { refused, started, underway } from './receipts';
import { stepText, type Step } from './steps';
import { attempt } from './taken-on';

type NewTaskStep = Exclude<Step, { readonly at: 'retry-check' | 'reset' }>;

/**
 * Takes a new task one step further: precheck, then start. It reads the task first, so that a start whose answer got lost is seen. The
 * words of every refusal name the task, because it exists.
 */
export async function continueNewRun(step: NewTaskStep, generation: Generation): Promise<RerunReceipt> {
  const { id } = step;
  const { reading } = await beforeSending(() => readOne(id, generation));
  // A task that was just made may not show yet.
  if (reading.outcome !== 'found') return underway(stepText(step), reading.call, reading.detail);
  const { rawStatus, call } = reading.snapshot;
  switch (progressOf(rawStatus)) {
    case 'started':
      return started(id, call, `The task is ${rawStatus}.`);
    case 'lost':
      return refused(call, `The task ${id} is ${rawStatus}, so it cannot be started.`);
    case 'startable':
      return step.at === 'created' ? beginCheck(id, generation) : startWhenPassed(step, generation);
    case 'being-made':
    case 'unclear':
      return underway(stepText(step), call, `The task is ${rawStatus}.`);
  }
}

async function beginCheck(id: string, generation: Generation): Promise<RerunReceipt> {
  const check = await attempt(() => generation.precheck(id, 'forStartJob'), id);
  if (!check.takenOn)
    return refused(check.call, `The task ${id} exists, but cannot be checked: ${check.says}`);
  const step = stepText({ at: 'start-check', id, queryId: check.item.queryId ?? '' });
  return underway(step, check.call, `The precheck of ${id} was begun.`);
}

async function startWhenPassed(
  step: Extract<NewTaskStep, { readonly at: 'start-check' }>,
  generation: Generation,
): Promise<RerunReceipt> {
  const { id, queryId } = step;
  const check = await beforeSending(() => precheckProgress(id, queryId, generation));
  if (check.outcome === 'running') {
    return underway(stepText(step), 'precheck', `The precheck of ${id} is at ${check.progress}.`);
  }
  if (check.outcome === 'failed') {
    return refused('precheck', `The task ${id} exists, but its precheck failed: ${check.failures}.`);
  }
  const start = await attempt(() => generation.start(id), id);
  if (start.takenOn) return started(id, start.call, start.says);
  return explainRefusal(id, start, generation);
}

/** A start that is refused may have been taken on before. */
async function explainRefusal(
  id: string,
  { call, says }: { readonly call: string; readonly says: string },
  generation: Generation,
): Promise<RerunReceipt> {
  const { reading } = await beforeSending(() => readOne(id, generation));
  const status = reading.outcome === 'found' ? reading.snapshot.rawStatus : undefined;
  if (status !== undefined && progressOf(status) === 'started') {
    return started(id, call, `${says} The task is ${status}: it was started already.`);
  }
  return refused(call, `The task ${id} exists (${status ?? 'not to be read'}), but was not started: ${says}`);
}
