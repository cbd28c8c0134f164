import { executeChild, workflowInfo } from '@temporalio/workflow';
import type { RemediateJobsInput, RemediateJobsResult } from '../../../src/client';

/** A workflow of a user's, who has batches remediated by the worker of this package: it hands its intent down. */
export async function remediateAsChild(input: RemediateJobsInput): Promise<RemediateJobsResult> {
  const { workflowId, originalExecutionRunId, runId } = workflowInfo();
  const intent = `${workflowId}/${originalExecutionRunId}`;
  return executeChild('remediateJobs', {
    taskQueue: 'job-control',
    args: [{ ...input, intent, repeated: runId !== originalExecutionRunId }],
  });
}
