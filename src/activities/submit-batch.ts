import { Context } from '@temporalio/activity';
import type {
  CallContext,
  JobSystem,
  RerunIntent,
  RerunMatch,
  RerunReceipt,
  SubmitRequest,
} from '../contract';
import { canRetryHelp, SystemError } from '../contract';
import type { Journal } from './journal';
import { readJobs } from './read-jobs';
import { explainRefusal } from './refusal';
import { resultOfDecision, resultOfReceipt } from './rerun-results';
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
  for (const facts of await gatherFacts(system, request, { journal, batch })) {
    Context.current().cancellationSignal.throwIfAborted();
    await carryOut(system, facts, journal);
    journal.save();
  }
}

async function carryOut(
  system: JobSystem,
  facts: SubmissionFacts,
  { state, save }: Journal<SubmissionState>,
): Promise<void> {
  const decision = decideSubmission(facts);
  if (decision.decision === 'look-again') state.lastError = decision.reason;
  else if (decision.decision !== 'submit') {
    state.results[facts.intent.id] = resultOfDecision(facts.intent, decision);
  } else if (Date.now() >= facts.deadline) state.lastError = 'The deadline for reruns passed.';
  else {
    markDoubtful(state, facts.intent.id);
    save();
    await submitOne(system, facts, state);
  }
}

/** Reads the jobs and searches for earlier submissions, once for the whole batch. */
async function gatherFacts(
  system: JobSystem,
  request: SubmitRequest,
  { journal, batch }: SubmissionBatch,
): Promise<SubmissionFacts[]> {
  const call = { signal: Context.current().cancellationSignal };
  const ids = batch.map((intent) => intent.id);
  const readings = await readJobs(system, ids, call);
  const matches = await search(system, batch, call);
  return batch.flatMap((intent, index) => {
    const reading = readings[index];
    if (!reading) return [];
    const way = system.capabilities.rerun.ways.find((capability) => capability.way === intent.way);
    return {
      intent,
      way,
      reading,
      matches: matches?.filter((match) => match.marker === intent.marker) ?? [],
      searched: matches !== undefined,
      doubtful: journal.state.doubtful.includes(intent.id),
      fromPhases: request.fromPhases,
      now: Date.now(),
      deadline: request.deadline,
    };
  });
}

/** Undefined where the system cannot be searched at all. */
async function search(
  system: JobSystem,
  batch: readonly RerunIntent[],
  call: CallContext,
): Promise<RerunMatch[] | undefined> {
  try {
    return await system.findReruns(batch, call);
  } catch (error) {
    if (error instanceof SystemError && error.kind === 'unsupported') return undefined;
    throw error;
  }
}

async function submitOne(system: JobSystem, facts: SubmissionFacts, state: SubmissionState): Promise<void> {
  const { intent, doubtful } = facts;
  const receipt = await send(system, facts, state);
  state.results[intent.id] =
    doubtful && receipt.outcome === 'refused'
      ? await explainRefusal(system, facts, receipt.observation.says)
      : resultOfReceipt(intent, receipt);
}

/**
 * Sends one rerun. A submission under way is never aborted: its answer is worth more than the time, and the exchange has its own
 * time-out.
 */
async function send(
  system: JobSystem,
  { intent, doubtful }: SubmissionFacts,
  state: SubmissionState,
): Promise<RerunReceipt> {
  try {
    const { cancellationSignal: signal } = Context.current();
    return await system.submitRerun(intent, { signal, lasting: new AbortController().signal });
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
