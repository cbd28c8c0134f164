import type { Client, WorkflowHandle } from '@temporalio/client';
import {
  type BatchResult,
  LEDGER_QUERY,
  type LedgerEntry,
  PLAN_DECISION_UPDATE,
  PLAN_PROGRESS_QUERY,
  type PlanDecision,
  type PlanProgress,
  type PlanResult,
  type RerunResolution,
} from '../contract';
import { JobControlHandle } from './job-control-handle';
import { planLedger } from './plan-ledger';
import { batchThatAsks } from './plan-questions';

/** Who decided, and why: both end in the plan's ledger. */
export interface DecidedBy {
  readonly by?: string;
  readonly why?: string;
}

/** One batch of jobs of a plan: a workflow of its own. */
export interface PlanBatch {
  readonly step: string;
  readonly workflowId: string;
  readonly isUnderWay: boolean;
  /** True while a person has to settle a rerun in it that nothing can prove. */
  readonly isAsking: boolean;
  readonly handle: JobControlHandle;
}

/** The answer to a question about a rerun; `step` where several steps have a job of that id waiting. */
export type PlanResolution = RerunResolution & { readonly step?: string };

/** A running or ended plan. */
export class PlanHandle {
  /** The Temporal handle behind it, for everything that this one does not offer. */
  readonly workflow: WorkflowHandle;
  private readonly client: Client;

  constructor(client: Client, workflow: WorkflowHandle) {
    this.client = client;
    this.workflow = workflow;
  }

  get workflowId(): string {
    return this.workflow.workflowId;
  }

  /** Waits for the result. Throws `WorkflowFailedError` when the plan failed, for example for a wrong input. */
  async result(): Promise<PlanResult> {
    return (await this.workflow.result()) as PlanResult;
  }

  /** Where each step is. Needs a worker. */
  progress(): Promise<PlanProgress> {
    return this.workflow.query<PlanProgress>(PLAN_PROGRESS_QUERY);
  }

  /**
   * Steers the plan; none of the decisions stops or cancels anything that is under way. Throws `WorkflowUpdateFailedError` with the reason in its
   * cause when the decision is not taken, because the plan or the step is not where it would fit.
   */
  async decide(decision: PlanDecision): Promise<void> {
    await this.workflow.executeUpdate<void, [PlanDecision]>(PLAN_DECISION_UPDATE, { args: [decision] });
  }

  /** Lets a step begin that waits for an approval. */
  approve(step: string, decided: DecidedBy & { readonly by: string }): Promise<void> {
    return this.decide({ decision: 'approve', step, ...decided });
  }

  /** Tries a failed step again: only those of its jobs that are not as wanted, and none that may have been rerun. */
  retry(step: string, decided: DecidedBy = {}): Promise<void> {
    return this.decide({ decision: 'retry', step, ...decided });
  }

  /** Passes over a step that has not begun or has failed; the steps after it may begin. */
  skip(step: string, decided: DecidedBy = {}): Promise<void> {
    return this.decide({ decision: 'skip', step, ...decided });
  }

  /** No other batch of jobs begins until the plan is resumed. */
  pause(decided: DecidedBy = {}): Promise<void> {
    return this.decide({ decision: 'pause', ...decided });
  }

  /** Lets a paused plan go on. */
  resume(decided: DecidedBy = {}): Promise<void> {
    return this.decide({ decision: 'resume', ...decided });
  }

  /** No other batch of jobs begins; the plan ends when those that are under way have ended. */
  abort(decided: DecidedBy = {}): Promise<void> {
    return this.decide({ decision: 'abort', ...decided });
  }

  /** The batches that were started so far, in the order of the steps. Each has its own progress, ledger and result. Needs a worker. */
  async batches(): Promise<PlanBatch[]> {
    const { steps } = await this.progress();
    return steps.flatMap(({ step, workflows, underWay = [], asking = [] }) =>
      workflows.map((workflowId) => ({
        step,
        workflowId,
        isUnderWay: underWay.includes(workflowId),
        isAsking: asking.includes(workflowId),
        handle: new JobControlHandle<BatchResult>(this.client.workflow.getHandle(workflowId)),
      })),
    );
  }

  /**
   * Settles a rerun that nothing can prove, in the batch that asks about it. Throws a `TypeError` when none or more than one does, an
   * `AggregateError` that says why when batches whose question it may be do not answer, and else as the batch's own `resolveRerun`.
   */
  async resolveRerun({ step, ...resolution }: PlanResolution): Promise<void> {
    const batches = await this.batches();
    const open = batches.filter((batch) => batch.isUnderWay && (step === undefined || batch.step === step));
    const { handle } = await batchThatAsks(open, { workflowId: this.workflowId, id: resolution.id });
    await handle.resolveRerun(resolution);
  }

  /** What was done and decided in the plan itself, in order; its batches have their own ledgers. Needs a worker. */
  ledger(): Promise<readonly LedgerEntry[]> {
    return this.workflow.query<readonly LedgerEntry[]>(LEDGER_QUERY);
  }

  /**
   * The ledgers of the plan and of all its batches as JSON lines, in order of time: each entry once, with its workflow's id and run id. Those of the
   * executions before a reset are among them. Where something of it cannot be read, a line at the end with the event `missing` says what and
   * why. Needs a worker; throws when the plan itself does not answer.
   */
  async ledgerLines(): Promise<string> {
    const lines = await planLedger(this.client, this);
    return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  }

  /** Cancels the plan and with it the batches that are under way: they send nothing more. `result` then gives what is known. */
  async cancel(): Promise<void> {
    await this.workflow.cancel();
  }
}
