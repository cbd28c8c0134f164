import { workflowInfo } from '@temporalio/workflow';
import type { JobControlActivities, PlanStep } from '../../contract';
import { brief } from '../../contract/brief';
import { activitiesWith } from '../activity-calls';
import { untilTaken } from '../untaken-calls';

export interface ZoneCall {
  /** Shown beside the activity in the Web UI. */
  readonly summary: string;
  /** Milliseconds. */
  readonly within: number;
  /** Told when no worker has taken the call so far. */
  readonly missing: (complaint: string) => void;
}

/** A call for a step where the workers are that reach its system. It says so while none of them takes it. For calls that only read. */
export function callInZone<Report>(
  { zone, system }: PlanStep,
  { summary, within, missing }: ZoneCall,
  call: (activities: JobControlActivities) => Promise<Report>,
): Promise<Report> {
  const taskQueue = zone ?? workflowInfo().taskQueue;
  const deadline = Date.now() + within;
  const untaken = (): void =>
    missing(`No worker has taken the call: is one running for "${system}" on the task queue "${taskQueue}"?`);
  return untilTaken({ deadline, untaken }, (startWithinMs) =>
    call(activitiesWith({ zone }, { summary: brief(summary), deadline, startWithinMs, slackMs: 0 })),
  );
}
