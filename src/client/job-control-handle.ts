import type { WorkflowHandle } from '@temporalio/client';
import {
  type BatchResult,
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
