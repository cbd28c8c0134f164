import { ActivityFailure, proxyActivities, TimeoutFailure, workflowInfo } from '@temporalio/workflow';
import type { JobControlActivities, PlanStep } from '../../contract';
import { brief } from '../../contract/brief';

/** How long a worker may take to take the call before it is said that there may be none; each time twice as long. */
const FIRST_PATIENCE_MS = 5_000;
const LONGEST_PATIENCE_MS = 300_000;

export interface ZoneCall {
  /** Shown beside the activity in the Web UI. */
  readonly summary: string;
  /** Milliseconds. */
  readonly within: number;
  /** Told when no worker has taken the call so far. */
  readonly missing: (complaint: string) => void;
}

/**
 * A call for a step where the workers are that reach its system. It says so while none of them takes it. For calls that only read: they are given
 * up and made again.
 */
export async function callInZone<Report>(
  step: PlanStep,
  { summary, within, missing }: ZoneCall,
  call: (activities: JobControlActivities) => Promise<Report>,
): Promise<Report> {
  const taskQueue = step.zone ?? workflowInfo().taskQueue;
  const deadline = Date.now() + within;
  for (let patience = FIRST_PATIENCE_MS; ; patience = Math.min(patience * 2, LONGEST_PATIENCE_MS)) {
    const timeLeft = Math.max(1, deadline - Date.now());
    try {
      return await call(
        proxyActivities<JobControlActivities>({
          summary: brief(summary),
          taskQueue,
          scheduleToStartTimeout: Math.min(patience, timeLeft),
          scheduleToCloseTimeout: timeLeft,
          startToCloseTimeout: timeLeft,
          heartbeatTimeout: '10s',
          retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
        }),
      );
    } catch (error) {
      if (!hasNotStarted(error)) throw error;
      missing(
        `No worker has taken the call: is one running for "${step.system}" on the task queue "${taskQueue}"?`,
      );
      if (Date.now() >= deadline) throw error;
    }
  }
}

/** True for a call that no worker has taken in time. */
export function hasNotStarted(error: unknown): boolean {
  if (!(error instanceof ActivityFailure) || !(error.cause instanceof TimeoutFailure)) return false;
  return error.cause.timeoutType === 'SCHEDULE_TO_START';
}
