import type { Client } from '@temporalio/client';
import { failureReason } from './failure-reason';

/** One execution of a workflow; without `runId`, the latest of that id. */
export interface Execution {
  readonly workflowId: string;
  readonly runId?: string;
}

/** What there is of a plan, and what could not be read. */
export interface PlanExecutions {
  /** Of the plan itself, before the given one: the oldest first. */
  readonly earlier: readonly Required<Execution>[];
  /** Of its batches, each once. */
  readonly batches: readonly Execution[];
  /** Executions whose histories could not be read, so that their batches are not here. */
  readonly unread: readonly (Required<Execution> & { readonly why: string })[];
}

/**
 * The executions of a plan up to the given one, from their histories: before it was reset or went on as new, it may have started batches that it
 * does not name any more. A list by workflow id would lag behind, and would have those of other requests for the same plan.
 *
 * Not for the doors: `index.ts` leaves this file out.
 */
export async function executionsOf(
  client: Client,
  { workflowId, runId: newest }: Required<Execution>,
): Promise<PlanExecutions> {
  const runs = new Set([newest]);
  const batches = new Map<string, Execution>();
  const unread: PlanExecutions['unread'][number][] = [];
  // The set grows meanwhile.
  for (const runId of runs) {
    const { events, why } = await historyOf(client.workflow.getHandle(workflowId, runId));
    if (why !== undefined) unread.push({ workflowId, runId, why });
    events.flatMap(runsBefore).forEach((before) => runs.add(before));
    events.flatMap(batchStarted).forEach((batch) => batches.set(JSON.stringify(batch), batch));
  }
  runs.delete(newest);
  for (const { runId } of unread) runs.delete(runId);
  const earlier = [...runs].reverse().map((runId) => ({ workflowId, runId }));
  return { earlier, batches: [...batches.values()], unread };
}

type Handle = ReturnType<Client['workflow']['getHandle']>;
type Event = NonNullable<Awaited<ReturnType<Handle['fetchHistory']>>['events']>[number];

/** The events of an execution, or why they cannot be read. */
async function historyOf(
  execution: Handle,
): Promise<{ readonly events: readonly Event[]; readonly why?: string }> {
  try {
    return { events: (await execution.fetchHistory()).events ?? [] };
  } catch (error) {
    return { events: [], why: failureReason(error) };
  }
}

/** A run that was made by a reset has the events before it, and then one that names the run that was reset. */
function runsBefore({
  workflowExecutionStartedEventAttributes: started,
  workflowTaskFailedEventAttributes: failed,
}: Event): string[] {
  return [started?.continuedExecutionRunId, failed?.baseRunId].flatMap((runId) => (runId ? [runId] : []));
}

function batchStarted({ childWorkflowExecutionStartedEventAttributes: started }: Event): Execution[] {
  const { workflowId, runId } = started?.workflowExecution ?? {};
  return workflowId && runId ? [{ workflowId, runId }] : [];
}
