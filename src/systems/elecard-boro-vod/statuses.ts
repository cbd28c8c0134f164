import type { JobPhase } from '../../contract';

/** The only status that makes the server start a task again by itself (4.3.9, "About the restart chain"). */
export const STALLED = 'Stalled';

const PHASES: ReadonlyMap<string, JobPhase> = new Map<string, JobPhase>([
  ['Scheduled', 'waiting'],
  ['Explore', 'waiting'], // 4.3.8 counts it among the tasks that have not started yet
  ['Running', 'running'],
  ['Completed', 'succeeded'],
  ['Rejected', 'failed'],
  ['Canceled', 'stopped'],
  [STALLED, 'failed'],
]);

/**
 * The phase of a task status as Boro VoD prints it (4.3.8). Any other word is `unknown`, those of the live product (Started,
 * Stopped) included.
 */
export function phaseOf(status: string): JobPhase {
  return PHASES.get(status.trim()) ?? 'unknown';
}
