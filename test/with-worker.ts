import { randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker, type WorkerOptions } from '@temporalio/worker';
import { JobControlClient } from '../src/client';
import type { JobSystems } from '../src/contract';
import { JobControlPlugin } from '../src/plugin';
import { testWorkflowBundle } from './temporal';

export interface WorkerSettings {
  readonly systems: JobSystems;
  readonly taskQueue?: string;
  readonly options?: Partial<WorkerOptions>;
}

/** A worker of this process for these systems, on a task queue of its own unless one is named. */
export function startWorker(env: TestWorkflowEnvironment, settings: WorkerSettings): Promise<Worker> {
  return Worker.create({
    connection: env.nativeConnection,
    taskQueue: settings.taskQueue ?? `test-${randomUUID()}`,
    workflowBundle: testWorkflowBundle(),
    plugins: [new JobControlPlugin({ systems: settings.systems })],
    ...settings.options,
  });
}

/** Runs `body` beside a worker, with a client for it; the worker is shut down afterwards, whatever happens. */
export async function withWorker<Result>(
  env: TestWorkflowEnvironment,
  settings: WorkerSettings,
  body: (jobControl: JobControlClient) => Promise<Result>,
): Promise<Result> {
  const worker = await startWorker(env, settings);
  const jobControl = new JobControlClient({ client: env.client, taskQueue: worker.options.taskQueue });
  return worker.runUntil(body(jobControl));
}
