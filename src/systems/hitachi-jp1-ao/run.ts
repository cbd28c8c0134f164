import { hasEnded, type JobPhase } from '../../contract';

const FIRST = 'first attempt';

/**
 * The fingerprint of a task's attempt, from what one reading shows and nothing else, so that every worker gives the same one.
 *
 * A retry keeps the task id and the startTime; only the completionTime changes, and only when the retry ends (Administration Guide V12
 * AOUG0023). So an attempt at work is known by the end of the attempt before it, and an ended one by its own end:
 *
 * | task 5381             | completionTime | run                  |
 * | --------------------- | -------------- | -------------------- |
 * | waits or runs         | none           | `5381 first attempt` |
 * | cancelled, never ran  | any or none    | `5381 first attempt` |
 * | failed or completed   | C1             | `5381 ended C1`      |
 * | is retried            | C1, still      | `5381 after C1`      |
 * | the retry has ended   | C2             | `5381 ended C2`      |
 *
 * Two attempts never share a run. One attempt has one while it is active and another once it has ended: nothing in the task joins
 * the two (without knowing C1 beforehand, `ended C1` could as well be the end of a retry), and what must never be confused are two ends.
 *
 * @param completionTime as `instantIn` gives it, so that a task and its archived copy agree
 */
export function runOf(id: string, phase: JobPhase, completionTime: string | undefined): string {
  return `${id} ${attemptOf(phase, completionTime)}`;
}

function attemptOf(phase: JobPhase, completionTime: string | undefined): string {
  if (phase === 'stopped') return FIRST; // "Canceled" means that it never ran
  if (hasEnded(phase)) return `ended ${completionTime ?? 'at an unknown time'}`;
  return completionTime === undefined ? FIRST : `after ${completionTime}`;
}
