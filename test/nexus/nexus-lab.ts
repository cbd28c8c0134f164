import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client, type WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import {
  bundleWorkflowCode,
  DefaultLogger,
  type NexusInboundCallsInterceptor,
  Worker,
  type WorkerOptions,
} from '@temporalio/worker';
import { HandlerError } from 'nexus-rpc';
import { JobControlPlugin } from '../../src/plugin';
import { ScriptedSystem } from '../fakes/scripted-system';
import { startTestServer, testWorkflowBundle } from '../temporal';

const CALLERS = 'callers';
const QUEUE = 'job-control';

/** Two namespaces: job control in `default`, and workflows that call its Nexus service in another. */
export interface NexusLab {
  readonly env: TestWorkflowEnvironment;
  /** The system `lab`. */
  readonly system: ScriptedSystem;
  /** Starts a workflow of the callers. */
  readonly call: (workflow: string, ...args: readonly unknown[]) => Promise<WorkflowHandle>;
  /** The next time that an operation was started its answer is lost, after `then`. Resolves when it is. */
  readonly loseNextAnswer: (then?: () => Promise<unknown>) => Promise<void>;
  /** How many requests to start an operation have come. */
  readonly startRequests: () => number;
  close(): Promise<void>;
}

export async function openNexusLab(): Promise<NexusLab> {
  const env = await startTestServer([], ['--namespace', CALLERS]);
  await env.createNexusEndpoint('job-control', QUEUE);
  const callers = new Client({ connection: env.connection, namespace: CALLERS });
  const system = new ScriptedSystem();
  const losses: (() => Promise<unknown>)[] = [];
  let startRequests = 0;
  const started = async (): Promise<void> => {
    startRequests += 1;
    const loss = losses.shift();
    await loss?.();
    if (loss) throw new HandlerError('UNAVAILABLE', 'the answer is lost');
  };
  const running = await Promise.all([
    run(env, {
      workflowBundle: testWorkflowBundle(),
      plugins: [new JobControlPlugin({ systems: { lab: system }, nexus: true })],
      interceptors: { nexus: [() => ({ inbound: afterStart(started) })] },
    }),
    run(env, { namespace: CALLERS, workflowBundle: await callersBundle() }),
  ]);
  return {
    env,
    system,
    call: (workflow, ...args) =>
      callers.workflow.start(workflow, { taskQueue: QUEUE, workflowId: randomUUID(), args: [...args] }),
    loseNextAnswer: (then = () => Promise.resolve()) =>
      new Promise((resolve, reject) => losses.push(() => then().then(() => resolve(), reject))),
    startRequests: () => startRequests,
    close: async () => {
      await Promise.all(running.map((end) => end()));
      await env.teardown();
    },
  };
}

/** Runs a worker in the background. Gives what ends it. */
async function run(
  env: TestWorkflowEnvironment,
  options: Partial<WorkerOptions>,
): Promise<() => Promise<void>> {
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue: QUEUE,
    // A handler that waits for its own worker would never end.
    shutdownForceTime: '5s',
    ...options,
  });
  const running = worker.run();
  return () => {
    worker.shutdown();
    return running;
  };
}

/** The workflows of somebody else's worker. */
export function callersBundle(): Promise<{ code: string }> {
  return bundleWorkflowCode({
    workflowsPath: join(__dirname, 'caller-workflows.ts'),
    logger: new DefaultLogger('ERROR'),
  });
}

function afterStart(started: () => Promise<void>): NexusInboundCallsInterceptor {
  return {
    startOperation: async (input, next) => {
      const output = await next(input);
      await started();
      return output;
    },
  };
}
