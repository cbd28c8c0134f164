import { executeChild, workflowInfo } from '@temporalio/workflow';
import type { BatchInput, BatchResult } from '../../../src/client';

/** A workflow of a user's, who has batches worked on by the worker of this package: it hands its intent down. */
export async function asChild(workflow: string, input: BatchInput): Promise<BatchResult> {
  const { workflowId, originalExecutionRunId, runId } = workflowInfo();
  const intent = `${workflowId}/${originalExecutionRunId}`;
  return executeChild<(input: BatchInput) => Promise<BatchResult>>(workflow, {
    taskQueue: 'job-control',
    args: [{ ...input, intent, repeated: runId !== originalExecutionRunId }],
  });
}
