import { ActivityFailure, TimeoutFailure } from '@temporalio/workflow';

/** How long a worker may take to take a call before it is said that there may be none. In `untilTaken` each time twice as long. */
export const FIRST_PATIENCE_MS = 5_000;
const LONGEST_PATIENCE_MS = 300_000;

export interface Patience {
  /** Milliseconds since the epoch: when to give up. */
  readonly deadline: number;
  /** Told each time that no worker has taken the call. */
  readonly untaken: () => void;
}

/**
 * Makes a call, and makes it again while no worker takes it. For calls that only read. `call` gets how many milliseconds it may wait for a
 * worker. Throws what the last call threw.
 */
export async function untilTaken<Report>(
  { deadline, untaken }: Patience,
  call: (startWithinMs: number) => Promise<Report>,
): Promise<Report> {
  for (let patience = FIRST_PATIENCE_MS; ; patience = Math.min(patience * 2, LONGEST_PATIENCE_MS)) {
    try {
      return await call(Math.max(1, Math.min(patience, deadline - Date.now())));
    } catch (error) {
      if (!hasNotStarted(error)) throw error;
      untaken();
      if (Date.now() >= deadline) throw error;
    }
  }
}

/** True for a call that no worker has taken in time. */
export function hasNotStarted(error: unknown): boolean {
  return timeoutIn(error)?.timeoutType === 'SCHEDULE_TO_START';
}

/** The time-out that ended a call; `undefined` where something else did. */
export function timeoutIn(error: unknown): TimeoutFailure | undefined {
  return error instanceof ActivityFailure && error.cause instanceof TimeoutFailure ? error.cause : undefined;
}
