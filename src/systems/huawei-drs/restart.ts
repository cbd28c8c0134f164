import type { JobReading, RerunIntent, RerunReceipt } from '../../contract';
import { beforeSending } from '../shared/failures';
import type { Generation } from './generation';
import { readOne } from './read-one';
import { foundStarted, refused, started } from './receipts';
import { attempt, type TakenOn } from './taken-on';

/**
 * Goes on with a paused or failed task under its own id. The state guards it: DRS restarts only a task that is at rest, so of two calls
 * one finds it at work.
 */
export async function restart(intent: RerunIntent, generation: Generation): Promise<RerunReceipt> {
  const answer = await attempt(() => generation.restart(intent.id), intent.id);
  if (answer.takenOn) return started(intent.id, answer.call, answer.says);
  return afterRefusal(intent, answer, generation);
}

/** A refusal is explained by the task: it may have been started again already. */
export async function afterRefusal(
  { id }: RerunIntent,
  { call, says }: TakenOn,
  generation: Generation,
): Promise<RerunReceipt> {
  const { reading } = await beforeSending(() => readOne(id, generation));
  if (reading.outcome !== 'found') return refused(call, `${says} ${reading.detail}`);
  const { rawStatus } = reading.snapshot;
  return isAtWork(reading)
    ? foundStarted(id, call, `${says} The task is ${rawStatus}: it was started again already.`)
    : refused(call, `${says} The task is ${rawStatus}.`);
}

/** Whether the task was started: it works, or is about to. */
export function isAtWork(reading: JobReading): boolean {
  if (reading.outcome !== 'found') return false;
  const { phase, rawStatus } = reading.snapshot;
  return phase === 'running' || rawStatus === 'STARTJOBING';
}
