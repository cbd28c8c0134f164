import { Context } from '@temporalio/activity';
import {
  type BegunRerun,
  type JobSystem,
  type LastingSignal,
  type RerunIntent,
  type RerunReceipt,
  SystemError,
  type SubmitRequest,
} from '../contract';
import { brief } from '../contract/brief';
import { inBatches } from './batches';
import type { Journal } from './journal';
import { resultOfReceipt } from './rerun-results';
import { begunOf, openIntents, type SubmissionState } from './submission-state';

/**
 * Takes the reruns that were begun one step further: those that are finished get their result. What takes effect unseen in a step is seen by
 * the next one, so an error here leaves nothing in doubt.
 */
export async function continueBegun(
  system: JobSystem,
  request: SubmitRequest,
  { state, save, confirm }: Journal<SubmissionState>,
): Promise<void> {
  for (const batch of inBatches(begunIn(request, state), system.capabilities.status.batchSize)) {
    Context.current().cancellationSignal.throwIfAborted();
    const receipts = await nextSteps(system, batch, await confirm());
    batch.forEach((begun, index) => noteReceipt(state, begun, receipts[index]));
    save();
  }
}

function begunIn(request: SubmitRequest, state: SubmissionState): BegunRerun[] {
  return openIntents(request.intents, state).flatMap((intent) => {
    const begun = begunOf(state, intent.id);
    return begun ? { ...intent, step: begun.step } : [];
  });
}

async function nextSteps(
  system: JobSystem,
  batch: readonly BegunRerun[],
  lasting: LastingSignal,
): Promise<RerunReceipt[]> {
  if (!system.continueReruns) {
    const message = 'The adapter began a rerun in steps, but has no continueReruns.';
    throw new SystemError({ kind: 'unsupported', effect: 'none', call: 'continueReruns', message });
  }
  const { cancellationSignal: signal } = Context.current();
  return system.continueReruns(batch, { signal, lasting });
}

/** Notes how far a rerun has come, or its end. Without a receipt nothing is known anew. */
export function noteReceipt(
  state: SubmissionState,
  intent: RerunIntent,
  receipt: RerunReceipt | undefined,
): void {
  const { knownBy = 'submitted' } = begunOf(state, intent.id) ?? {};
  if (receipt?.outcome === 'underway') {
    state.begun[intent.id] = { step: receipt.step, knownBy };
    state.lastError = brief(`The rerun of ${intent.id} is not finished: ${receipt.observation.says}`);
  } else if (receipt) state.results[intent.id] = resultOfReceipt(intent, receipt, knownBy);
}
