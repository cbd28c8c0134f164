import { hasEnded } from '../model/statuses';
import type { Answer, OperationCall } from '../operation';
import { hits } from '../vendor-faults';
import { answerItems, idsIn, type ItemOutcome } from './item-results';

/** Asks runs to stop. Success says that the request was taken; whether the run stops shows in runhistory. */
export function cancelRunning(call: OperationCall): Answer {
  const ids = idsIn(call, 'jobRunOperationPayload', ['runIds', 'runId']);
  const outcomes = new Map(ids.map((id) => [id, cancelRun(call, id)]));
  return answerItems(call, 'CANCELRUNNING', outcomes);
}

function cancelRun({ world, fault }: OperationCall, id: string): ItemOutcome | undefined {
  const { cancelOfEnded, cancelOfUnknown } = world.settings();
  const run = world.jobs.findRun(id);
  if (!run) return ignored(cancelOfUnknown, `The run instance ${id} does not exist.`);
  if (hits(fault, 'failure-items', id)) return failed(`The run instance ${id} cannot be cancelled now.`);
  if (hasEnded(run.status)) return ignored(cancelOfEnded, `The run instance ${id} is not running.`);
  const began = world.jobs.life.stop(run);
  const effect = `stop requested ${id}`;
  return { accepted: true, message: `The run instance ${id} is being cancelled.`, ...(began && { effect }) };
}

function ignored(reading: 'failure' | 'success' | 'unmentioned', message: string): ItemOutcome | undefined {
  if (reading === 'unmentioned') return undefined;
  return reading === 'success' ? { accepted: true, message } : failed(message);
}

function failed(message: string): ItemOutcome {
  return { accepted: false, message };
}
