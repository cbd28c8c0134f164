import { firstWorkflow, type Play } from '../play/play';
import { reset } from '../play/operator';
import { reached } from '../play/reached';
import { PARENT_QUEUE } from '../stage/parent-worker';
import type { CellHandle } from './cell';
import type { RemediateJobsResult } from '../../../src/client';

/** Starts the batch as the child of a workflow that hands its intent down. */
export async function startParent(play: Play): Promise<void> {
  const { temporal, jobControl, subject, input, workflowId } = play;
  const { runId } = await temporal.workflow
    .start('asChild', {
      taskQueue: PARENT_QUEUE,
      workflowId,
      args: [subject.workflow ?? 'remediateJobs', input],
    })
    .then((handle) => handle.describe());
  play.asChild = true;
  play.workflows.push(jobControl.getHandle<RemediateJobsResult>(workflowId, runId));
}

/** Resets the parent while a request of its child waits. */
export async function resetParent(play: Play): Promise<CellHandle> {
  await reached(play);
  const again = await reset(play, firstWorkflow(play));
  play.barrier?.release();
  return again;
}
