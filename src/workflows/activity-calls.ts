import { type ActivityOptions, proxyActivities } from '@temporalio/workflow';
import type { JobControlActivities } from '../contract';

/** After so long without a sign of life an attempt counts as dead. Attempts beat every few seconds whatever they wait for. */
const HEARTBEAT_TIMEOUT_MS = 10_000;
/** An activity ends by itself at its deadline; so much later it is given up. */
const SLACK_MS = 60_000;

/** What one activity call needs to be told. */
export interface CallOptions {
  /** Shown beside the activity in the Web UI. */
  readonly summary: string;
  /** Milliseconds since the epoch, by the workflow's clock. */
  readonly deadline: number;
}

/** The activities with the options that every call of this package uses. */
export function activitiesWith({ summary, deadline }: CallOptions): JobControlActivities {
  const time = Math.max(0, deadline - Date.now()) + SLACK_MS;
  const options: ActivityOptions = {
    summary,
    scheduleToCloseTimeout: time,
    startToCloseTimeout: time,
    heartbeatTimeout: HEARTBEAT_TIMEOUT_MS,
    retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
  };
  return proxyActivities<JobControlActivities>(options);
}
