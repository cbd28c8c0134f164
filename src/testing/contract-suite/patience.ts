import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';

const BETWEEN_LOOKS_MS = 10;

/** What is waited for. */
export interface Wait<Seen> {
  /** For the message when it does not come. */
  readonly what: string;
  readonly patienceMs: number;
  readonly look: () => Seen | Promise<Seen>;
  readonly isThere: (seen: Seen) => boolean;
}

/** Looks until it is there, and resolves with it. Rejects with an `AssertionError` that shows the last look when patience ends. */
export async function waitFor<Seen>({ what, patienceMs, look, isThere }: Wait<Seen>): Promise<Seen> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (isThere(seen)) return seen;
    if (Date.now() >= end)
      assert.fail(`${what} was not seen within ${patienceMs} ms; last seen: ${inspect(seen)}`);
    await pause(BETWEEN_LOOKS_MS);
  }
}
