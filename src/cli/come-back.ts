import { comeBackCommand } from './come-back-command';
import { CommandFailure, EXIT } from './exit-codes';
import { messageOf } from './failure-text';
import type { WorkflowReport } from './workflow-report';
import type { Surroundings } from './surroundings';
import { print, printJson, say } from './write';

/** Tells the id of a workflow that goes on by itself, and how to come back to it. */
export function tellUnderWay(
  report: WorkflowReport,
  { json }: { readonly json?: boolean },
  surroundings: Surroundings,
): void {
  if (json) printJson(surroundings, report);
  else print(surroundings, report.workflowId);
  say(surroundings, `It is under way. To see how it goes on: ${comeBackCommand(report.workflowId)}`);
}

/** Says that this command ends and the workflow does not. */
export function tellDetached(
  report: WorkflowReport,
  { json }: { readonly json?: boolean },
  surroundings: Surroundings,
): void {
  if (json) printJson(surroundings, { ...report, detached: true });
  // On a terminal "^C" is already there.
  const start = surroundings.stderr.isTTY ? '\n' : '';
  say(
    surroundings,
    `${start}Detached. The workflow goes on. To come back: ${comeBackCommand(report.workflowId)}`,
  );
}

/** Says that Temporal does not answer while a workflow is waited for. */
export function tellOutage(workflowId: string, surroundings: Surroundings): void {
  say(
    surroundings,
    `Temporal does not answer. The workflow goes on once it is back; this command waits for that. To come back later: ${comeBackCommand(workflowId)}`,
  );
}

/** The failure of a command that has lost sight of a workflow. */
export function lostContact(workflowId: string, error: unknown): CommandFailure {
  return new CommandFailure(
    `Lost contact with Temporal: ${messageOf(error)}\nThe workflow was started and is not ended by this. To come back: ${comeBackCommand(workflowId)}`,
    EXIT.unreachable,
  );
}

/** The failure of a command that does not know whether it has started a workflow. */
export function perhapsStarted(workflowId: string, error: unknown): CommandFailure {
  return new CommandFailure(
    `Temporal did not answer: ${messageOf(error)}\nThe workflow may have been started all the same. To see: ${comeBackCommand(workflowId)}`,
    EXIT.unreachable,
  );
}
