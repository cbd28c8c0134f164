import { randomUUID } from 'node:crypto';
import type { Client, WorkflowStartOptions } from '@temporalio/client';
import {
  type BatchResult,
  PLAN_WORKFLOWS,
  type PlanForecast,
  type PlanInput,
  type PlanResult,
  problemsInPlan,
} from '../contract';
import { batchRequest, problemsInRequest } from './batch-request';
import { JobControlHandle } from './job-control-handle';
import { PlanHandle } from './plan-handle';
import { planRequest } from './plan-request';
import { PlanSchedules } from './schedules';
import { planIdFor } from './workflow-id';
import type { InputOf, JobControlWorkflow, ResultOf } from './workflow-types';

export interface JobControlClientOptions {
  readonly client: Client;
  /** The task queue of the workers that know the systems. Default: `job-control`. */
  readonly taskQueue?: string;
}

/** Anything that Temporal takes when a workflow is started, and nothing that it must be given. */
export type JobControlStartOptions = Partial<Omit<WorkflowStartOptions, 'args'>>;

/** Starts and finds the workflows of this package. */
export class JobControlClient {
  /** Temporal schedules that run plans. */
  readonly schedules: PlanSchedules;
  private readonly client: Client;
  private readonly taskQueue: string;

  constructor({ client, taskQueue = 'job-control' }: JobControlClientOptions) {
    this.client = client;
    this.taskQueue = taskQueue;
    this.schedules = new PlanSchedules({ client, taskQueue });
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
    const problems = problemsInRequest(name, input);
    if (problems.length > 0) throw new TypeError(`${name}: ${problems.join('; ')}`);
    const { args, ...request } = batchRequest(name, input, randomUUID());
    const workflow = await this.client.workflow.start(name, {
      taskQueue: this.taskQueue,
      ...request,
      ...options,
      args,
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
    const { args, ...request } = planRequest(input, randomUUID());
    const workflow = await this.client.workflow.start(PLAN_WORKFLOWS.run, {
      taskQueue: this.taskQueue,
      ...request,
      ...options,
      args,
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
