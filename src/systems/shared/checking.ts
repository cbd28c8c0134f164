import { SystemError, type SystemFinding } from '../../contract';

/** A finding without its name. */
export type Finding = Omit<SystemFinding, 'name'>;

/** All is well. */
export function fine(says: string): Finding {
  return { ok: true, says };
}

/** It works, and somebody should look at it. */
export function warned(says: string): Finding {
  return { ok: true, says, warning: true };
}

/** Something is wrong. */
export function wrong(says: string): Finding {
  return { ok: false, says };
}

/** A harmless read cannot tell. */
export function unknown(says: string): Finding {
  return { ok: 'unknown', says };
}

/** Why the rest is unknown where the first read failed. */
export const NOT_LOOKED_AT = 'Not known: the read that would show it failed.';

/** What came of a read. */
export type Tried<Answer> = { readonly answer: Answer } | { readonly failure: SystemError };

/**
 * Reads something for a check. A failed exchange is a result.
 *
 * @throws the reason of an aborted signal, and what is no failed exchange
 */
export async function tried<Answer>(
  signal: AbortSignal,
  read: () => Promise<Answer> | Answer,
): Promise<Tried<Answer>> {
  try {
    return { answer: await read() };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof SystemError) return { failure: error };
    throw error;
  }
}
