import type { WorkflowExecutionDescription } from '@temporalio/client';
import { batchKindOf } from './batch-kinds';
import { notesOf } from './batch-view';
import type { Call } from './command';
import type { Temporal } from './connect';
import { EXIT, wrongUsage } from './exit-codes';
import { followBatch, tellResult } from './follow-batch';
import { progressRows } from './job-rows';
import { writeJobs } from './job-table';
import { reportOf } from './workflow-report';
import { print, printJson, say } from './write';

interface Options {
  readonly json?: boolean;
  readonly wait?: boolean;
}

/** Tells how a workflow goes on, or what came of it. Resolves with the exit code. */
export async function tellWorkflow(
  workflowId: string,
  { jobControl }: Temporal,
  call: Call<Options>,
): Promise<number> {
  const handle = jobControl.getHandle(workflowId);
  const description = await handle.workflow.describe();
  const { type, status } = description;
  if (!batchKindOf(type))
    throw wrongUsage(`The workflow "${workflowId}" is a ${type}, which is none of this package.`);
  const { json = false, wait = false } = call.options;
  if (status.name !== 'RUNNING')
    return tellResult(handle, await handle.result(), { json, surroundings: call });
  if (wait) return followBatch(handle, { json, title: await titleOf(description) }, call);
  const progress = await handle.progress();
  if (json) printJson(call, { ...reportOf(description), progress });
  for (const batch of json ? [] : progress.batches) {
    print(call, `${batch.system}: ${batch.stage}`);
    writeJobs(call.stdout, progressRows(batch));
    for (const note of notesOf(batch, workflowId)) say(call, note);
  }
  return EXIT.done;
}

async function titleOf(description: WorkflowExecutionDescription): Promise<string> {
  return (await description.staticSummary()) ?? description.workflowId;
}
