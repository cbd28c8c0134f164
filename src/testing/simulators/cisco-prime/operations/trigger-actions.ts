import type { TriggerAction } from '../methods';
import type { Operation, OperationCall } from '../operation';
import { hits } from '../vendor-faults';
import { answerItems, idsIn, type ItemOutcome } from './item-results';

/** Changes triggers; runs that have begun are left alone. */
export function triggerAction(action: TriggerAction): Operation {
  return (call) => {
    const ids = idsIn(call, 'jobOperationPayload', ['jobIds', 'jobId']);
    const outcomes = new Map(ids.map((id) => [id, act(call, action, id)]));
    return answerItems(call, action.toUpperCase(), outcomes);
  };
}

function act({ world, fault }: OperationCall, action: TriggerAction, id: string): ItemOutcome {
  const job = world.jobs.find(id);
  if (!job) return { accepted: false, message: `The job ${id} does not exist.` };
  const refusal = {
    accepted: false,
    message: `The operation ${action} cannot be performed on the job ${id}.`,
  };
  if (hits(fault, 'failure-items', id)) return refusal;
  const outcome = world.jobs.triggers.act(job, action);
  const repeats = outcome === 'repeated' && world.settings().repeatedTriggerChange === 'success';
  if (outcome !== 'taken' && !repeats) return refusal;
  const message = `The operation ${action} was performed on the job ${id}.`;
  return { accepted: true, message, ...(outcome === 'taken' && { effect: `${action} ${id}` }) };
}
