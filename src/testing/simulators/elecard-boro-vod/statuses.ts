/** The seven statuses as page 4.3.8 prints them. */
export const STATUSES = [
  'Scheduled',
  'Explore',
  'Running',
  'Completed',
  'Rejected',
  'Canceled',
  'Stalled',
] as const;

/** A status that the vendor knows. */
export type TaskStatusWord = (typeof STATUSES)[number];

const ENDED: readonly string[] = ['Completed', 'Rejected', 'Canceled', 'Stalled'];

/** True for the four statuses that a task does not leave. A word that the vendor does not know has not ended. */
export function hasEnded(status: string): boolean {
  return ENDED.includes(status);
}

/** From the one that gets a probe first to the one that gets it last (4.3.7). */
export const PRIORITIES = ['immediate', 'urgent', 'high', 'normal', 'low'] as const;

/** How soon a queued task gets a probe. */
export type Priority = (typeof PRIORITIES)[number];
