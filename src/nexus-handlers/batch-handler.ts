import { startWorkflow, WorkflowRunOperationHandler } from '@temporalio/nexus';
import { batchRequest, problemsInRequest } from '../client/batch-request';
import type { InputOf, JobControlWorkflow, ResultOf } from '../client/workflow-types';
import { requireRight } from './require-right';

/** An operation that is a run of one of the workflows for batches. */
export function batchHandler<Name extends JobControlWorkflow>(
  name: Name,
): WorkflowRunOperationHandler<InputOf<Name>, ResultOf<Name>> {
  return new WorkflowRunOperationHandler(async (context, input) => {
    requireRight(name, problemsInRequest(name, input));
    // A request that is delivered again has the same id: even where it starts another run, that run looks for the reruns of the first.
    const request = batchRequest(name, input, `nexus/${context.requestId}`);
    return startWorkflow<(input: InputOf<Name>) => Promise<ResultOf<Name>>>(context, name, request);
  });
}
