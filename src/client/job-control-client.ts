import { randomUUID } from 'node:crypto';
import type { Client, WorkflowStartOptions } from '@temporalio/client';
import { type BatchResult, type InputPart, problemsInInput } from '../contract';
import { jobCount } from '../contract/job-count';
import { JobControlHandle } from './job-control-handle';
import { workflowIdFor } from './workflow-id';
import type { InputOf, JobControlWorkflow, ResultOf } from './workflow-types';

const PARTS: Readonly<Record<JobControlWorkflow, readonly InputPart[]>> = {
  stopJobs: ['stop'],
  rerunJobs: ['rerun'],
  remediateJobs: ['stop', 'rerun'],
  awaitJobs: ['await'],
  readJobs: [],
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

  /** A handle to a workflow that was started before. Sends nothing. */
  getHandle<Result extends BatchResult = BatchResult>(
    workflowId: string,
    runId?: string,
  ): JobControlHandle<Result> {
    return new JobControlHandle<Result>(this.client.workflow.getHandle(workflowId, runId));
  }
}
