import {
  type WorkflowExecutionDescription,
  type WorkflowHandle,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { comeBackCommand } from './come-back-command';
import type { Temporal } from './connect';
import { CommandFailure, EXIT } from './exit-codes';
import { sayWhenLate } from './say-when-late';
import type { Surroundings } from './surroundings';
import { workflowKindOf } from './workflow-kinds';
import { reportOf } from './workflow-report';

/** With what something is sent, and who is told when no worker takes it. */
export interface Sending extends Pick<Surroundings, 'stderr'> {
  readonly temporal: Temporal;
}

/** Sends something to a workflow. Throws a `CommandFailure` that says how it ended where it has; Temporal calls it not found then. */
export async function whileUnderWay(
  workflow: WorkflowHandle,
  { temporal, stderr }: Sending,
  send: () => Promise<void>,
): Promise<void> {
  const requireUnderWay = async (): Promise<WorkflowExecutionDescription> => {
    const description = await workflow.describe();
    if (description.status.name === 'RUNNING') return description;
    throw new CommandFailure(await endedAlready(description, temporal), EXIT.notAsWanted);
  };
  const { taskQueue } = await requireUnderWay();
  try {
    await sayWhenLate([taskQueue], { stderr }, send());
  } catch (error) {
    // It may have ended in between.
    if (error instanceof WorkflowNotFoundError) await requireUnderWay();
    throw error;
  }
}

/** That a workflow has ended, how, and where the rest is. */
export async function endedAlready(
  description: WorkflowExecutionDescription,
  temporal: Temporal,
): Promise<string> {
  const { workflowId } = description;
  const what = `"${workflowId}" has ended already (${reportOf(description).status}).`;
  const conclusion = await conclusionOf(description, temporal);
  return [what, ...conclusion, `All of it: ${comeBackCommand(workflowId)}`].join(' ');
}

/** What came of it, in one sentence, where it has a result. */
async function conclusionOf(
  description: WorkflowExecutionDescription,
  temporal: Temporal,
): Promise<string[]> {
  const kind = workflowKindOf(description.type);
  if (!kind || description.status.name !== 'COMPLETED') return [];
  const result = await kind.handle(temporal, description.workflowId).result();
  return [kind.told(result, description).conclusion];
}
