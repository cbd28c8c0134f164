import { Context } from '@temporalio/activity';
import {
  type BegunRerun,
  type JobSystem,
  type LastingSignal,
  type RerunIntent,
  type RerunReceipt,
  type RerunResult,
  SystemError,
  type SystemErrorKind,
  type SubmitRequest,
} from '../contract';
import { brief } from '../contract/brief';
import { inBatches } from '../contract/in-batches';
import type { Journal } from './journal';
import { type FinalReceipt, foundAtWork, isFoundAtWork, resultOfReceipt, unproven } from './rerun-results';
import { begunOf, markUnsure, openIntents, type SubmissionState } from './submission-state';

/** Failures that say something about one rerun, and need not be those of the others. */
const OF_ONE: readonly SystemErrorKind[] = ['protocol', 'conflict', 'invalid-request', 'not-found'];

/**
 * Takes the reruns that were begun one step further: those that are finished get their result. Where some cannot be taken further, the
 * others are. Returns why, and throws what concerns all of them.
 */
export async function continueBegun(
  system: JobSystem,
  request: SubmitRequest,
  journal: Journal<SubmissionState>,
): Promise<SystemError | undefined> {
  let failure: SystemError | undefined;
  for (const batch of inBatches(begunIn(request, journal.state), system.capabilities.status.batchSize)) {
    failure = (await continueBatch(system, batch, journal)) ?? failure;
  }
  return failure;
}

/** All in one call; where that fails for some of them, each in one of its own. */
async function continueBatch(
  system: JobSystem,
  batch: readonly BegunRerun[],
  journal: Journal<SubmissionState>,
): Promise<SystemError | undefined> {
  try {
    await takeSteps(system, batch, journal);
    return undefined;
  } catch (error) {
    if (!(error instanceof SystemError) || !OF_ONE.includes(error.kind)) throw error;
    if (batch.length === 1) return error;
  }
  let failure: SystemError | undefined;
  for (const one of batch) failure = (await continueBatch(system, [one], journal)) ?? failure;
  return failure;
}

async function takeSteps(
  system: JobSystem,
  batch: readonly BegunRerun[],
  { state, save, confirm }: Journal<SubmissionState>,
): Promise<void> {
  Context.current().cancellationSignal.throwIfAborted();
  const lasting = await confirm();
  try {
    const receipts = await nextSteps(system, batch.map(withDoubt(state)), lasting);
    batch.forEach((begun, index) => noteReceipt(state, begun, receipts[index]));
  } catch (error) {
    const isWithoutEffect = error instanceof SystemError && error.effect === 'none';
    if (isWithoutEffect && batch.length === 1) throw error;
    markUnsure(
      state,
      batch.map(({ id }) => id),
    );
    // What took effect shows later: until then a state is no reason to take a step again.
    if (!isWithoutEffect) state.settledAt = Date.now() + system.capabilities.rerun.settleMs;
    throw error;
  } finally {
    save();
  }
}

function begunIn(request: SubmitRequest, state: SubmissionState): BegunRerun[] {
  return openIntents(request.intents, state).flatMap((intent) => {
    const begun = begunOf(state, intent.id);
    return begun ? { ...intent, step: begun.step } : [];
  });
}

/** What is in doubt may have changed since the batch was put together. */
function withDoubt(state: SubmissionState): (begun: BegunRerun) => BegunRerun {
  return (begun) => (begunOf(state, begun.id)?.unsure ? { ...begun, unsure: true } : begun);
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

/** Notes how far a rerun has come, or its end. Without a receipt nothing is known anew; a refusal after a doubt proves nothing. */
export function noteReceipt(
  state: SubmissionState,
  intent: RerunIntent,
  receipt: RerunReceipt | undefined,
): void {
  const before = begunOf(state, intent.id);
  const knownBy = before?.knownBy ?? 'submitted';
  if (receipt?.outcome === 'underway') {
    state.begun[intent.id] = { ...before, step: receipt.step, knownBy };
    state.lastError = brief(`The rerun of ${intent.id} is not finished: ${receipt.observation.says}`);
  } else if (receipt) {
    const seen = isFoundAtWork(receipt) ? foundAtWork(intent, receipt, before?.unsure === true) : undefined;
    const doubted = before?.unsure ? refusedInDoubt(intent, receipt) : undefined;
    state.results[intent.id] = seen ?? doubted ?? resultOfReceipt(intent, receipt, knownBy);
  }
}

/** A refusal after a step that may have taken effect unseen proves nothing. */
function refusedInDoubt(intent: RerunIntent, receipt: FinalReceipt): RerunResult | undefined {
  if (receipt.outcome !== 'refused') return undefined;
  const { says } = receipt.observation;
  return unproven(intent, `The system refused (${says}), perhaps because an earlier step took effect.`);
}
