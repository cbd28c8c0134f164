import { randomUUID } from 'node:crypto';
import type { RemediateJobsResult } from '../../../src/client';
import type { CellHandle } from '../cells/cell';
import { until } from '../until';
import { Missed, type Play } from './play';
import { startBatch } from './start-batch';

const NAMESPACE = 'default';
/** PENDING_ACTIVITY_STATE_PAUSED of Temporal's API: no attempt runs, and none will begin. */
const PAUSED = 4;
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
  const { input, workflowId } = play;
  await handle.workflow.terminate(REASON);
  play.repeated = true;
  const again = await startBatch(play, { ...input, repeated: true }, { workflowId: `${workflowId}/again` });
  play.workflows.push(again);
  return again;
}

/** The activity that a workflow waits for, as the server's requests name it. */
async function pendingActivity(handle: CellHandle) {
  const pending = async () => (await handle.workflow.describe()).raw.pendingActivities?.[0];
  const id = (await until('an activity is pending', pending)).activityId ?? '';
  return { namespace: NAMESPACE, execution: { workflowId: handle.workflowId }, id, identity: REASON };
}

/** Resets the activity that a workflow waits for: it begins again, at attempt 1 and without its heartbeats. */
export async function resetActivity({ temporal }: Play, handle: CellHandle): Promise<void> {
  const request = { ...(await pendingActivity(handle)), resetHeartbeat: true };
  await temporal.workflowService.resetActivity(request).catch(overAlready);
}

function overAlready(error: unknown): never {
  throw new Missed(`the activity was over already: ${String(error)}`);
}

/** Pauses the activity that a workflow waits for. Resolves, when its attempt has ended and no other begins, with what lets it go on. */
export async function pauseActivity({ temporal }: Play, handle: CellHandle): Promise<() => Promise<void>> {
  const request = await pendingActivity(handle);
  await temporal.workflowService.pauseActivity({ ...request, reason: REASON }).catch(overAlready);
  await until('the activity rests', async () => {
    const { pendingActivities } = (await handle.workflow.describe()).raw;
    return (
      pendingActivities?.some(
        ({ activityId, state }) => activityId === request.id && Number(state) === PAUSED,
      ) || undefined
    );
  });
  return async () => void (await temporal.workflowService.unpauseActivity(request));
}
