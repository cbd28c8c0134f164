import type { WorkflowHandle } from '@temporalio/client';
import type { JobControlHandle, PlanHandle, PlanScheduleHandle } from '../../../src/client';
import { withText } from '../../../scripts/chaos/checks/with-text';

/** Everything about a batch or a plan that somebody without access to the worker can read, as text. */
export async function readable(handle: JobControlHandle | PlanHandle): Promise<string> {
  return textOf(
    await readableWorkflow(handle.workflow),
    await handle.workflow.query('__temporal_workflow_metadata'), // what the Web UI shows
    await handle.progress(),
    await handle.ledgerLines(),
  );
}

/** What Temporal keeps of any workflow: its history, with what it was called with and what it gave, and its memo and attributes. */
export async function readableWorkflow(workflow: WorkflowHandle): Promise<string> {
  return textOf(await workflow.fetchHistory(), await workflow.describe());
}

/** What Temporal keeps of a schedule: its plan, its memo, and the runs it had. */
export async function readableSchedule(handle: PlanScheduleHandle): Promise<string> {
  return textOf(await handle.describe(), await handle.schedule.describe());
}

function textOf(...parts: readonly unknown[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part, withText))).join('\n');
}
