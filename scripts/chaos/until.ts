import { setTimeout as pause } from 'node:timers/promises';

const STEP_MS = 50;
const LIMIT_MS = 45_000;

/**
 * Looks until there is something, and resolves with it.
 *
 * @param limitMs how long to look, in milliseconds; default: 45 000
 * @throws what was waited for, when it does not come in time
 */
export async function until<Found>(
  what: string,
  look: () => Promise<Found | undefined> | Found | undefined,
  limitMs = LIMIT_MS,
): Promise<Found> {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await pause(STEP_MS);
  }
}
