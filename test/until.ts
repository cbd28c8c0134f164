import { setTimeout as pause } from 'node:timers/promises';

const STEP_MS = 25;
const LIMIT_MS = 45_000;

/** Waits until the condition holds; rejects, naming what was waited for, when it does not in time: by default 45 seconds. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  limitMs = LIMIT_MS,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await pause(STEP_MS);
  }
}
