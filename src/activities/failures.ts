import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { canRetryHelp, failureTypeOf, SystemError } from '../contract';
import { briefMessage } from '../contract/brief';

/** What is left for the last attempt after a long wait. */
const LAST_ATTEMPT_MS = 5_000;

/**
 * Runs one activity's body and turns what it throws into what Temporal understands. The only translation there is.
 *
 * An interruption is thrown as the signal's own reason: only so does Temporal tell cancel, pause, reset and shutdown apart.
 */
export async function explainFailures<Result>(system: string, run: () => Promise<Result>): Promise<Result> {
  const { cancellationSignal } = Context.current();
  try {
    return await run();
  } catch (error) {
    if (error instanceof ApplicationFailure) throw error;
    cancellationSignal.throwIfAborted();
    throw error instanceof SystemError ? failureFor(system, error) : error;
  }
}

/** The failure that stands for a failed exchange; retryable where a retry can help, by default after the time the system asked for. */
export function failureFor(
  system: string,
  error: SystemError,
  waitMs = error.retryAfterMs ?? 0,
): ApplicationFailure {
  return ApplicationFailure.create({
    message: briefMessage(error.message),
    type: failureTypeOf(error.kind),
    nonRetryable: !canRetryHelp(error.kind),
    details: [{ system, kind: error.kind, effect: error.effect, call: error.call }],
    ...(waitMs > 0 ? { nextRetryDelay: Math.max(1, Math.min(waitMs, timeLeftMs())) } : {}),
  });
}

/** A delay beyond the schedule-to-close time-out makes the server give up at once; one within it leaves room for a last attempt. */
function timeLeftMs(): number {
  const { scheduledTimestampMs, scheduleToCloseTimeoutMs } = Context.current().info;
  if (!scheduleToCloseTimeoutMs) return Infinity;
  return scheduledTimestampMs + scheduleToCloseTimeoutMs - Date.now() - LAST_ATTEMPT_MS;
}
