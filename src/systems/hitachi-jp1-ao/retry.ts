import type { RerunIntent, RerunReceipt, SystemError } from '../../contract';
import { invokeBody } from './action-information';
import { actionResult } from './action-result';
import { beforeSending, isKind } from '../shared/failures';
import { unreadableAnswer } from './errors';
import { readTask, type Reader } from './read-task';
import { invoke, type Target, type TaskAction } from './requests';
import { refused } from './resubmit';

/**
 * Retries a failed task under its own id: `rerunStart` from the failed step, `rerunStepStart` from the one after it. The state guards
 * it: a second call finds the task no longer Failed and gets 409.
 */
export async function retry(
  intent: RerunIntent,
  action: Extract<TaskAction, 'rerunStart' | 'rerunStepStart'>,
  reader: Reader,
): Promise<RerunReceipt> {
  const target: Target = { resource: 'Tasks', id: intent.id, action };
  try {
    const body = await beforeSending(() => invokeBody(target, reader.door));
    const { state, performed } = actionResult(await reader.door.submit(invoke(target, body)));
    if (!performed) throw unreadableAnswer(action, `the state "${state}"`);
    return started(intent.id, action, state);
  } catch (error) {
    if (!isKind(error, 'conflict', 'not-found')) throw error;
    return afterRefusal(intent, error, reader);
  }
}

/**
 * A refusal is explained by the task: retried already, without a failed step, archived, or in another state. Only a task without a
 * failed step, as a graceful stop leaves it, may be run again in another way.
 */
async function afterRefusal(
  intent: RerunIntent,
  refusal: SystemError,
  reader: Reader,
): Promise<RerunReceipt> {
  const { call, message } = refusal;
  const { reading, archived } = await beforeSending(() => readTask(intent.id, reader));
  if (reading.outcome !== 'found') return refused(`${message} ${reading.detail}`, call);
  const { run, phase, rawStatus } = reading.snapshot;
  const says = `${message} The task is ${rawStatus}${archived ? ' and archived' : ''}.`;
  if (refusal.kind !== 'conflict' || archived) return refused(says, call);
  if (run !== intent.run)
    return { ...started(intent.id, call, `${says} It was retried already.`), seenAtWork: true };
  if (phase !== 'failed') return refused(says, call);
  return { ...refused(`${says} It has no failed step to retry from.`, call), wayImpossible: true };
}

function started(id: string, call: string, says: string): Extract<RerunReceipt, { outcome: 'started' }> {
  return { outcome: 'started', newId: id, observation: { at: new Date().toISOString(), call, says } };
}
