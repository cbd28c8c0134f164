import { workflowInfo } from '@temporalio/workflow';

/** Where a request comes from, as far as "never twice" is concerned. */
export interface RequestOrigin {
  readonly intent: string;
  /** True when an earlier execution may already have sent something under this intent. */
  readonly repeated: boolean;
  /** True in a workflow that was reset or retried. */
  readonly wasReset: boolean;
}

/** What this execution is to the request that it serves. */
export function originOf({
  intent,
  repeated = false,
}: {
  readonly intent?: string;
  readonly repeated?: boolean;
}): RequestOrigin {
  const info = workflowInfo();
  const isRetry = info.attempt > 1;
  const wasReset = isRetry || info.runId !== info.originalExecutionRunId;
  // A retry is another run of the same request; only a reset keeps the original run id.
  const origin = isRetry ? info.firstExecutionRunId : info.originalExecutionRunId;
  return { intent: intent ?? `${info.workflowId}/${origin}`, repeated: repeated || wasReset, wasReset };
}
