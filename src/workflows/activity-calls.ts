import { type ActivityOptions, proxyActivities } from '@temporalio/workflow';
import type { JobControlActivities } from '../contract';
import type { Batch } from './plans';

/** After so long without a sign of life an attempt counts as dead. Attempts beat every few seconds whatever they wait for. */
const HEARTBEAT_TIMEOUT_MS = 10_000;
/** So long after its deadline an activity is given up: it may be in its last exchange. */
const SLACK_MS = 60_000;
/** One that ends by itself at its deadline knows more than its failure would tell, so it gets the time for a last look at everything. */
const LONG_SLACK_MS = 600_000;

/** What one activity call needs to be told. */
export interface CallOptions {
  /** Shown beside the activity in the Web UI. */
  readonly summary: string;
  /** Milliseconds since the epoch, by the workflow's clock. */
  readonly deadline: number;
  /** True for an activity that reports what it knows when the deadline has passed. Default: false. */
  readonly endsByItself?: boolean;
  /** How long the call may wait for a worker that takes it; then it fails. In milliseconds. Default: as long as it has time. */
  readonly startWithinMs?: number;
  /** So long after its deadline it is given up, in milliseconds. Default: 60 seconds, or 10 minutes for one that ends by itself. */
  readonly slackMs?: number;
}

/** The activities with the options that every call of this package uses. */
export function activitiesWith(
  { zone }: Pick<Batch, 'zone'>,
  { summary, deadline, endsByItself, startWithinMs, slackMs }: CallOptions,
): JobControlActivities {
  const slack = slackMs ?? (endsByItself ? LONG_SLACK_MS : SLACK_MS);
  const time = Math.max(1, Math.max(0, deadline - Date.now()) + slack);
  const options: ActivityOptions = {
    summary,
    ...(zone === undefined ? {} : { taskQueue: zone }),
    ...(startWithinMs === undefined ? {} : { scheduleToStartTimeout: startWithinMs }),
    scheduleToCloseTimeout: time,
    startToCloseTimeout: time,
    heartbeatTimeout: HEARTBEAT_TIMEOUT_MS,
    retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
  };
  return proxyActivities<JobControlActivities>(options);
}
