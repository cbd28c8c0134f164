import { type BatchInput, type InputPart, problemsInInput, type RerunOptions } from '../contract';
import { jobCount } from '../contract/job-count';
import { workflowIdFor } from './workflow-id';
import type { JobControlWorkflow } from './workflow-types';

const PARTS: Readonly<Record<JobControlWorkflow, readonly InputPart[]>> = {
  stopJobs: ['stop'],
  rerunJobs: ['rerun'],
  remediateJobs: ['stop', 'rerun'],
  awaitJobs: ['await'],
  readJobs: [],
};

/** Everything that is wrong with the input of one of the workflows. Not for the doors: `index.ts` leaves this file out. */
export function problemsInRequest(name: JobControlWorkflow, input: unknown): string[] {
  return problemsInInput(input, PARTS[name]);
}

type AnyInput = BatchInput & { readonly rerun?: RerunOptions };

/** How Temporal is asked to start a workflow, so that the same request attaches to the one that runs. The input must be right. */
export interface BatchRequest<Input> {
  readonly workflowId: string;
  readonly workflowIdConflictPolicy: 'USE_EXISTING';
  readonly staticSummary: string;
  readonly args: [Input];
}

/** The request for a batch. `intent` names it, unless the input has one of its own. */
export function batchRequest<Input extends AnyInput>(
  name: JobControlWorkflow,
  input: Input,
  intent: string,
): BatchRequest<Input> {
  return {
    workflowId: workflowIdFor(name, input),
    workflowIdConflictPolicy: 'USE_EXISTING',
    staticSummary: `${name}: ${jobCount(input.jobs.length)} on ${input.system}`,
    args: [{ ...input, intent: input.intent ?? intent }],
  };
}
