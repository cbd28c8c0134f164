import { randomUUID } from 'node:crypto';
import type { Client, WorkflowStartOptions } from '@temporalio/client';
import {
  type BatchResult,
  type InputPart,
  PLAN_WORKFLOWS,
  type PlanForecast,
  type PlanInput,
  type PlanResult,
  problemsInInput,
  problemsInPlan,
} from '../contract';
import { jobCount } from '../contract/job-count';
import { JobControlHandle } from './job-control-handle';
import { PlanHandle } from './plan-handle';
import { planIdFor, workflowIdFor } from './workflow-id';
import type { InputOf, JobControlWorkflow, ResultOf } from './workflow-types';

const PARTS: Readonly<Record<JobControlWorkflow, readonly InputPart[]>> = {
  stopJobs: ['stop'],
  rerunJobs: ['rerun'],
  remediateJobs: ['stop', 'rerun'],
};

export interface JobControlClientOptions {
  readonly client: Client;
  /** The task queue of the workers that know the systems. Default: `job-control`. */
  readonly taskQueue?: string;
}

/** Anything that Temporal takes when a workflow is started, and nothing that it must be given. */
export type JobControlStartOptions = Partial<Omit<WorkflowStartOptions, 'args'>>;

/** Starts and finds the workflows of this package. */
export class JobControlClient {
  private readonly client: Client;
  private readonly taskQueue: string;

  constructor({ client, taskQueue = 'job-control' }: JobControlClientOptions) {
    this.client = client;
    this.taskQueue = taskQueue;
  }

  /**
   * Starts a workflow. The same request gets the same workflow id unless you give one, so starting it again *while it runs* gives a
   * handle to the one that runs. Starting it again after it has ended is a new request with a new intent, and reruns again.
   *
   * Throws a `TypeError` that names every wrong field before anything is sent.
   */
  async start<Name extends JobControlWorkflow>(
    name: Name,
    input: InputOf<Name>,
    options: JobControlStartOptions = {},
  ): Promise<JobControlHandle<ResultOf<Name>>> {
    const problems = problemsInInput(input, PARTS[name]);
    if (problems.length > 0) throw new TypeError(`${name}: ${problems.join('; ')}`);
    const workflow = await this.client.workflow.start(name, {
      taskQueue: this.taskQueue,
      workflowId: workflowIdFor(name, input),
      workflowIdConflictPolicy: 'USE_EXISTING',
      staticSummary: `${name}: ${jobCount(input.jobs.length)} on ${input.system}`,
      ...options,
      args: [{ ...input, intent: input.intent ?? randomUUID() }],
    });
    return new JobControlHandle<ResultOf<Name>>(workflow);
  }

  /** Starts a workflow and waits for its result. */
  async execute<Name extends JobControlWorkflow>(
    name: Name,
    input: InputOf<Name>,
    options: JobControlStartOptions = {},
  ): Promise<ResultOf<Name>> {
    return (await this.start(name, input, options)).result();
  }

  /**
   * Starts a plan. As with `start`, the same plan that runs already is not started again.
   *
   * Throws a `TypeError` that names every fault, with the path to it, before anything is sent.
   */
  async startPlan(input: PlanInput, options: JobControlStartOptions = {}): Promise<PlanHandle> {
    const problems = problemsInPlan(input);
    if (problems.length > 0) throw new TypeError(`${PLAN_WORKFLOWS.run}: ${problems.join('; ')}`);
    const steps = Object.keys(input.steps).length;
    const workflow = await this.client.workflow.start(PLAN_WORKFLOWS.run, {
      taskQueue: this.taskQueue,
      workflowId: planIdFor(PLAN_WORKFLOWS.run, input),
      workflowIdConflictPolicy: 'USE_EXISTING',
      staticSummary: `${PLAN_WORKFLOWS.run}: ${steps === 1 ? '1 step' : `${steps} steps`}`,
      ...options,
      args: [{ ...input, intent: input.intent ?? randomUUID() }],
    });
    // Not bound to the run: a plan may continue as new, and its messages are for the run of the day.
    return this.getPlan(workflow.workflowId);
  }

  /** Starts a plan and waits for its result. */
  async executePlan(input: PlanInput, options: JobControlStartOptions = {}): Promise<PlanResult> {
    return (await this.startPlan(input, options)).result();
  }

  /**
   * What the plan would do now, and why what would not be done. Only reads are sent.
   *
   * Throws a `TypeError` as `startPlan` does.
   */
  async dryRunPlan(input: PlanInput, options: JobControlStartOptions = {}): Promise<PlanForecast> {
    const problems = problemsInPlan(input);
    if (problems.length > 0) throw new TypeError(`${PLAN_WORKFLOWS.dryRun}: ${problems.join('; ')}`);
    return (await this.client.workflow.execute(PLAN_WORKFLOWS.dryRun, {
      taskQueue: this.taskQueue,
      workflowId: planIdFor(PLAN_WORKFLOWS.dryRun, input),
      workflowIdConflictPolicy: 'USE_EXISTING',
      staticSummary: 'What a plan would do; only reads are sent',
      ...options,
      args: [input],
    })) as PlanForecast;
  }

  /** A handle to a plan that was started before. Sends nothing. */
  getPlan(workflowId: string, runId?: string): PlanHandle {
    return new PlanHandle(this.client, this.client.workflow.getHandle(workflowId, runId));
  }

  /** A handle to a workflow that was started before. Sends nothing. */
  getHandle<Result extends BatchResult = BatchResult>(
    workflowId: string,
    runId?: string,
  ): JobControlHandle<Result> {
    return new JobControlHandle<Result>(this.client.workflow.getHandle(workflowId, runId));
  }
}
