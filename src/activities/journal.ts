import { Context } from '@temporalio/activity';
import type { LastingSignal } from '../contract';
import { Lease } from './lease';

const BEAT_MS = 3_000;

/** What one attempt of an activity leaves to the next one, through heartbeat details. */
export interface Journal<State> {
  /** Change it in place, then `save`. */
  readonly state: State;
  /**
   * True when `state` tells everything that earlier attempts did. False after an attempt that died without a trace: then more may
   * have happened than is written here.
   */
  readonly complete: boolean;
  readonly save: () => void;
  /** Saves, and makes sure that this attempt is the present one: to be awaited right before something is sent that acts. */
  readonly confirm: () => Promise<LastingSignal>;
}

interface Page<State> {
  readonly state: State;
  /** Set when that attempt ended by itself, so that this is its last word. */
  readonly endedAttempt?: number;
}

/**
 * Runs an attempt with a journal, and heartbeats for as long as it runs.
 *
 * Heartbeats are throttled, so the page of a killed worker may be old. The page of an attempt that ended by throwing is exact: the
 * server takes it together with the failure.
 */
export async function withJournal<State, Result>(
  empty: State,
  run: (journal: Journal<State>) => Promise<Result>,
): Promise<Result> {
  const { info } = Context.current();
  const page = info.heartbeatDetails as Page<State> | undefined;
  const state = page?.state ?? empty;
  const lease = new Lease();
  const save = (endedAttempt?: number): void =>
    Context.current().heartbeat({ state, ...(endedAttempt === undefined ? {} : { endedAttempt }) });
  const confirm = async (): Promise<LastingSignal> => {
    save();
    await lease.confirm({ state });
    return lease.signal();
  };
  const beat = setInterval(() => {
    save();
    lease.renew({ state });
  }, BEAT_MS);
  save();
  try {
    return await run({ state, complete: isComplete(page), save: () => save(), confirm });
  } finally {
    clearInterval(beat);
    save(info.attempt);
  }
}

/** An operator's `activity reset` starts again at attempt 1, with or without the details: that shows only in the times. */
function isComplete(page: Page<unknown> | undefined): boolean {
  const { info } = Context.current();
  if (info.attempt > 1) return page?.endedAttempt === info.attempt - 1;
  return page === undefined && info.currentAttemptScheduledTimestampMs <= info.scheduledTimestampMs;
}
