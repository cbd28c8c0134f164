import { executeChild, workflowInfo } from '@temporalio/workflow';
import type { RemediateJobsInput, RemediateJobsResult } from '../../../src/client';
import type { remediateJobs } from '../../../src/workflows';

/** A workflow of a user's, who has batches remediated by the worker of this package: it hands its intent down. */
export async function remediateAsChild(input: RemediateJobsInput): Promise<RemediateJobsResult> {
  const { workflowId, originalExecutionRunId, runId } = workflowInfo();
  const intent = `${workflowId}/${originalExecutionRunId}`;
  return executeChild<typeof remediateJobs>('remediateJobs', {
    taskQueue: 'job-control',
    args: [{ ...input, intent, repeated: runId !== originalExecutionRunId }],
  });
}
