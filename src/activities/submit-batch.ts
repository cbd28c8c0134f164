import { Context } from '@temporalio/activity';
import type { JobSystem, LastingSignal, RerunIntent, RerunReceipt, SubmitRequest } from '../contract';
import { canRetryHelp, SystemError } from '../contract';
import { noteReceipt } from './continue-begun';
import { gatherFacts } from './gather-facts';
import type { Journal } from './journal';
import { explainRefusal } from './refusal';
import { foundAtWork, isFoundAtWork, resultOfDecision } from './rerun-results';
import { decideSubmission, type SubmissionFacts } from './submission';
import { clearDoubt, markDoubtful, postpone, type SubmissionState } from './submission-state';

export interface SubmissionBatch {
  readonly journal: Journal<SubmissionState>;
  readonly batch: readonly RerunIntent[];
}

/** Looks at a batch, then submits what may be submitted, one by one. Throws at the first exchange that fails. */
export async function submitBatch(
  system: JobSystem,
  request: SubmitRequest,
  { journal, batch }: SubmissionBatch,
): Promise<void> {
  for (const facts of await gatherFacts(system, request, { batch, state: journal.state })) {
    Context.current().cancellationSignal.throwIfAborted();
    await carryOut(system, facts, journal);
    journal.save();
  }
}

async function carryOut(
  system: JobSystem,
  facts: SubmissionFacts,
  journal: Journal<SubmissionState>,
): Promise<void> {
  const { state } = journal;
  const decision = decideSubmission(facts);
  if (decision.decision === 'look-again') state.lastError = decision.reason;
  else if (decision.decision === 'go-on') noteBegun(state, facts.intent, decision.step);
  else if (decision.decision !== 'submit') {
    state.results[facts.intent.id] = resultOfDecision(facts.intent, decision);
  } else if (Date.now() >= facts.deadline) state.lastError = 'The deadline for reruns passed.';
  else {
    markDoubtful(state, facts.intent.id);
    await submitOne(system, facts, journal);
  }
}

/** A rerun that a search found half done: the next attempt goes on with it. */
function noteBegun(state: SubmissionState, { id }: RerunIntent, step: string): void {
  state.begun[id] = { step, knownBy: 'adopted', unsure: true };
  state.lastError = `An earlier submission had begun the rerun of ${id}; it is not finished.`;
}

async function submitOne(
  system: JobSystem,
  facts: SubmissionFacts,
  journal: Journal<SubmissionState>,
): Promise<void> {
  const { intent, doubtful, way } = facts;
  const { state } = journal;
  const receipt = await send(system, facts, { state, lasting: await rightToSend(facts, journal) });
  if (receipt.outcome === 'refused' && doubtful) {
    state.results[intent.id] = await explainRefusal(system, facts, receipt.observation.says);
    return;
  }
  if (isFoundAtWork(receipt)) {
    state.results[intent.id] = foundAtWork(intent, receipt, doubtful);
    return;
  }
  if (doubtful && way?.guard === 'marker') state.unverified.push(intent.id);
  noteReceipt(state, intent, receipt);
}

/** Without it nothing is sent, so nothing is in doubt that was not before. */
async function rightToSend(
  { intent, doubtful }: SubmissionFacts,
  { state, confirm }: Journal<SubmissionState>,
): Promise<LastingSignal> {
  try {
    return await confirm();
  } catch (error) {
    if (!doubtful) clearDoubt(state, intent.id);
    throw error;
  }
}

/**
 * Sends one rerun. A submission under way is never aborted: its answer is worth more than the time, and the exchange has its own
 * time-out.
 */
async function send(
  system: JobSystem,
  { intent, doubtful }: SubmissionFacts,
  { state, lasting }: { readonly state: SubmissionState; readonly lasting: LastingSignal },
): Promise<RerunReceipt> {
  try {
    const { cancellationSignal: signal } = Context.current();
    return await system.submitRerun(intent, { signal, lasting });
  } catch (error) {
    postpone(state, intent.id);
    if (!(error instanceof SystemError) || error.effect === 'unknown') {
      state.settledAt = Date.now() + system.capabilities.rerun.settleMs;
      throw error;
    }
    if (!doubtful) clearDoubt(state, intent.id); // else it says nothing about the earlier submission
    if (canRetryHelp(error.kind)) throw error;
    const { call, message } = error;
    return { outcome: 'refused', observation: { at: new Date().toISOString(), call, says: message } };
  }
}
