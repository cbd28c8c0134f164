import type { JobControlActivities, PlanStep } from '../../contract';
import { brief } from '../../contract/brief';
import { activitiesWith } from '../activity-calls';
import { isOneRunning } from '../missing-worker';
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
  const deadline = Date.now() + within;
  const untaken = (): void => missing(isOneRunning('No worker has taken the call', { system, zone }));
  return untilTaken({ deadline, untaken }, (startWithinMs) =>
    call(activitiesWith({ zone }, { summary: brief(summary), deadline, startWithinMs, slackMs: 0 })),
  );
}
