import { isGrpcServiceError } from '@temporalio/client';
import { setTimeout as wait } from 'node:timers/promises';
import { causesOf } from './causes';

/** How long a command that follows a workflow bears that Temporal does not answer, and what it waits between two tries. */
export interface Patience {
  readonly outageMs: number;
  readonly pauseMs: number;
}

const PATIENCE: Patience = { outageMs: 10 * 60_000, pauseMs: 2_000 };

/** DEADLINE_EXCEEDED and UNAVAILABLE of gRPC: nobody answered. The SDK's own client has tried again by then, for some 20 seconds. */
const NO_ANSWER: ReadonlySet<number> = new Set([4, 14]);
/** A question that was open for longer than this was not refused because of the outage before. */
const SOUND_MS = 60_000;

/** Waits for what comes of a workflow, also while Temporal is away. `onOutage` is called once for each outage. Throws the last failure when it lasts too long, every other failure at once. */
export async function throughOutages<Result>(
  result: () => Promise<Result>,
  onOutage: () => void,
  { outageMs, pauseMs }: Patience = PATIENCE,
): Promise<Result> {
  let since: number | undefined;
  for (;;) {
    const askedAt = Date.now();
    try {
      return await result();
    } catch (error) {
      if (!isOutage(error)) throw error;
      if (Date.now() - askedAt > SOUND_MS) since = undefined;
      if (since === undefined) onOutage();
      since ??= Date.now();
      if (Date.now() - since >= outageMs) throw error;
      await wait(pauseMs);
    }
  }
}

/** True where nobody answered: what was asked for may have been done. */
export function isOutage(error: unknown): boolean {
  return causesOf(error).some((cause) => isGrpcServiceError(cause) && NO_ANSWER.has(cause.code));
}
