import type { WorkflowHandle } from '@temporalio/client';
import {
  type BatchResult,
  LEDGER_QUERY,
  type LedgerEntry,
  type Progress,
  PROGRESS_QUERY,
  type RerunResolution,
  RESOLVE_RERUN_UPDATE,
} from '../contract';

/** A running or ended workflow of this package. */
export class JobControlHandle<Result extends BatchResult = BatchResult> {
  /** The Temporal handle behind it, for everything that this one does not offer. */
  readonly workflow: WorkflowHandle;

  constructor(workflow: WorkflowHandle) {
    this.workflow = workflow;
  }

  get workflowId(): string {
    return this.workflow.workflowId;
  }

  /** Waits for the result. Throws `WorkflowFailedError` when the workflow failed, for example for a wrong input. */
  async result(): Promise<Result> {
    return (await this.workflow.result()) as Result;
  }

  /** What each job is doing now, as far as the workflow knows. Needs a worker. */
  progress(): Promise<Progress> {
    return this.workflow.query<Progress>(PROGRESS_QUERY);
  }

  /** What was done and decided, in order: when, what, in which way, with which marker, and by whom. Needs a worker. */
  ledger(): Promise<readonly LedgerEntry[]> {
    return this.workflow.query<readonly LedgerEntry[]>(LEDGER_QUERY);
  }

  /** The ledger as JSON lines, for a file or an audit system: one entry a line, each with the workflow's id and run id. */
  async ledgerLines(): Promise<string> {
    const { workflowId, runId } = await this.workflow.describe();
    const lines = (await this.ledger()).map((entry) => JSON.stringify({ workflowId, runId, ...entry }));
    return lines.map((line) => `${line}\n`).join('');
  }

  /**
   * Settles a rerun that nothing can prove. Throws `WorkflowUpdateFailedError` with the reason in its cause when the answer is not
   * taken: no such question is open, or the run to adopt does not exist.
   */
  async resolveRerun(resolution: RerunResolution): Promise<void> {
    await this.workflow.executeUpdate<void, [RerunResolution]>(RESOLVE_RERUN_UPDATE, { args: [resolution] });
  }

  /** Ends the workflow. Stops and reruns nothing further; `result` then gives what is known. */
  async cancel(): Promise<void> {
    await this.workflow.cancel();
  }
}
