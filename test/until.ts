import { setTimeout as pause } from 'node:timers/promises';

const STEP_MS = 25;
const LIMIT_MS = 45_000;

/** Waits until the condition holds; rejects, naming what was waited for, when it does not within 45 seconds. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await pause(STEP_MS);
  }
}
