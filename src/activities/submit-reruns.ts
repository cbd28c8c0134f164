import { Context } from '@temporalio/activity';
import type { JobSystem, RerunIntent, SubmitReport, SubmitRequest } from '../contract';
import { canRetryHelp, SystemError } from '../contract';
import { SUBMISSION_BATCH } from '../contract/submission-batch';
import { inBatches } from '../contract/in-batches';
import { continueBegun } from './continue-begun';
import { failureFor } from './failures';
import { withJournal } from './journal';
import { olderLeaseMs } from './lease';
import { pause } from './pause';
import { notRerun, unproven } from './rerun-results';
import { submitBatch } from './submit-batch';
import { verifyAlone } from './verify-alone';
import {
  begunOf,
  emptyState,
  markUnsure,
  openIntents,
  resultOf,
  settlingMs,
  type SubmissionState,
} from './submission-state';

/**
 * Submits intended reruns, each at most once: looks for it, fences it, then sends it. After a submission whose fate is unknown the
 * attempt ends; the next one begins with a search. At the deadline, or when the workflow is cancelled, every job gets a result.
 */
export function submitReruns(system: JobSystem, request: SubmitRequest): Promise<SubmitReport> {
  const { info, cancellationSignal: signal } = Context.current();
  const { settleMs, inFlightMs = 0 } = system.capabilities.rerun;
  const longestDoubtMs = olderLeaseMs() + inFlightMs + settleMs;
  return withJournal<SubmissionState, SubmitReport>(emptyState(), async (journal) => {
    const { state } = journal;
    try {
      if (!journal.complete || (request.repeated && info.attempt === 1)) {
        state.doubtful = openIntents(request.intents, state).map((intent) => intent.id);
        markUnsure(state, state.doubtful);
        state.settledAt = Date.now() + longestDoubtMs; // another attempt's submission may be under way, or about to be sent
      }
      // Also in an attempt that begins early: an operator may have unpaused it.
      await pause(Math.min(settlingMs(state, longestDoubtMs), timeLeft(request)), signal);
      const failure = timeLeft(request) > 0 ? await continueBegun(system, request, journal) : undefined;
      for (const batch of inBatches(toSubmit(request, state), SUBMISSION_BATCH)) {
        await submitBatch(system, request, { journal, batch });
      }
      await verifyAlone(system, request, journal);
      if (failure) throw failure;
      requireAllSettled(request, state);
    } catch (error) {
      endOrRetry(system, request, { state, error });
    }
    return { jobs: request.intents.map((intent) => resultOf(state, intent.id) ?? leftOver(intent, state)) };
  });
}

function toSubmit(request: SubmitRequest, state: SubmissionState): RerunIntent[] {
  return openIntents(request.intents, state).filter(({ id }) => !begunOf(state, id));
}

/** A job that could not be read is looked at again, in another attempt, and so is a rerun that is not finished. */
function requireAllSettled(request: SubmitRequest, state: SubmissionState): void {
  if (openIntents(request.intents, state).length === 0) return;
  const message = state.lastError ?? 'Some jobs have not been submitted yet.';
  throw new SystemError({ kind: 'protocol', effect: 'none', call: 'status', message });
}

interface Trouble {
  readonly state: SubmissionState;
  readonly error: unknown;
}

/** Returns when the results as they stand are to be reported; throws when another attempt is to be made. */
function endOrRetry(system: JobSystem, request: SubmitRequest, { state, error }: Trouble): void {
  const { cancellationDetails, cancellationSignal: signal } = Context.current();
  if (cancellationDetails?.cancelRequested) {
    state.lastError = 'The workflow was cancelled.';
    return;
  }
  signal.throwIfAborted();
  state.lastError = error instanceof Error ? error.message : String(error);
  if (timeLeft(request) <= 0) return;
  if (!(error instanceof SystemError)) throw error;
  if (!canRetryHelp(error.kind)) return;
  const { status, rerun } = system.capabilities;
  const waitMs = Math.max(
    settlingMs(state, rerun.settleMs),
    error.retryAfterMs ?? 0,
    status.pollIntervalMs,
    1,
  );
  throw failureFor(request.system, error, Math.min(waitMs, timeLeft(request)));
}

function leftOver(intent: RerunIntent, state: SubmissionState) {
  const why = state.lastError ?? 'The deadline for reruns passed.';
  const begun = begunOf(state, intent.id);
  if (begun) return unproven(intent, `The rerun was begun (${begun.step}) and not seen to its end. ${why}`);
  if (!state.doubtful.includes(intent.id)) return notRerun(intent, `Nothing was sent. ${why}`);
  return unproven(
    intent,
    `A submission may have started a run (marker ${intent.marker}, where the system has it). ${why}`,
  );
}

function timeLeft(request: SubmitRequest): number {
  return Math.max(0, request.deadline - Date.now());
}
