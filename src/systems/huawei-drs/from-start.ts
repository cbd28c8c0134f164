import type { RerunIntent, RerunReceipt } from '../../contract';
import { beforeSending } from '../shared/failures';
import type { Generation } from './generation';
import { progressOf } from './new-task-state';
import { readOne } from './read-one';
import { foundStarted, underway } from './receipts';
import { beginReset } from './reset';
import { isStartable } from './statuses';
import { stepText } from './steps';

/**
 * Begins to run a task from scratch under its own id (reference §6): one that failed is reset, one that waits for its start is prechecked
 * and started, as a new task is. For the latter nothing is sent yet, and a task that is found to start already was started by a call whose
 * answer got lost.
 */
export async function beginFromStart(intent: RerunIntent, generation: Generation): Promise<RerunReceipt> {
  const { id } = intent;
  const { reading } = await beforeSending(() => readOne(id, generation));
  if (reading.outcome !== 'found' || reading.snapshot.phase !== 'waiting')
    return beginReset(intent, reading, generation);
  const { rawStatus, call } = reading.snapshot;
  if (isStartable(rawStatus))
    return underway(stepText({ at: 'created', id }), call, `The task is ${rawStatus}.`);
  if (progressOf(rawStatus) === 'started') return foundStarted(id, call, `The task is ${rawStatus}.`);
  return beginReset(intent, reading, generation);
}
