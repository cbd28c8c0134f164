import { randomUUID } from 'node:crypto';
import type { RemediateJobsResult } from '../../../src/client';
import type { CellHandle } from '../cells/cell';
import { until } from '../until';
import { Missed, type Play } from './play';

const NAMESPACE = 'default';
const REASON = 'chaos';

/** Resets a workflow to its first task, as an operator would. Returns the run that takes its place. */
export async function reset(play: Play, handle: CellHandle): Promise<CellHandle> {
  const { temporal, jobControl } = play;
  const { workflowId } = handle;
  const { history } = await temporal.workflowService.getWorkflowExecutionHistory({
    namespace: NAMESPACE,
    execution: { workflowId },
  });
  const first = history?.events?.find((event) => event.workflowTaskCompletedEventAttributes);
  if (!first?.eventId) throw new Error('The workflow has no task that it could be reset to.');
  const { runId } = await temporal.workflowService.resetWorkflowExecution({
    namespace: NAMESPACE,
    workflowExecution: { workflowId, runId: (await handle.workflow.describe()).runId },
    workflowTaskFinishEventId: first.eventId,
    requestId: randomUUID(),
    reason: REASON,
  });
  play.repeated = true;
  const again = jobControl.getHandle<RemediateJobsResult>(workflowId, runId);
  play.workflows.push(again);
  return again;
}

/** Terminates a workflow and starts another one with its intent, as the README says. */
export async function startAgain(play: Play, handle: CellHandle): Promise<CellHandle> {
  const { jobControl, input, workflowId } = play;
  await handle.workflow.terminate(REASON);
  play.repeated = true;
  const again = await jobControl.start(
    'remediateJobs',
    { ...input, repeated: true },
    { workflowId: `${workflowId}/again` },
  );
  play.workflows.push(again);
  return again;
}

/** Pauses the activity that a workflow waits for. Resolves, when the server has noted it, with what lets it go on. */
export async function pauseActivity({ temporal }: Play, handle: CellHandle): Promise<() => Promise<void>> {
  const execution = { workflowId: handle.workflowId };
  const pending = async () => (await handle.workflow.describe()).raw.pendingActivities?.[0];
  const id = (await until('an activity is pending', pending)).activityId ?? '';
  const request = { namespace: NAMESPACE, execution, id, identity: REASON };
  await temporal.workflowService.pauseActivity({ ...request, reason: REASON }).catch((error: unknown) => {
    throw new Missed(`the activity was over before it could be paused: ${String(error)}`);
  });
  return async () => void (await temporal.workflowService.unpauseActivity({ ...request }));
}
