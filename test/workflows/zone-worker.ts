import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { JobControlPlugin } from '../../src/plugin';
import type { ScriptedSystem } from '../fakes/scripted-system';

export interface Zone {
  /** The task queue of its workers. */
  readonly zone: string;
  readonly berlin: ScriptedSystem;
}

/** A worker inside the network that reaches the system: it has the activities, and no workflows. */
export function zoneWorker(env: TestWorkflowEnvironment, { zone, berlin }: Zone): Promise<Worker> {
  return Worker.create({
    connection: env.nativeConnection,
    taskQueue: zone,
    plugins: [new JobControlPlugin({ systems: { berlin } })],
  });
}

/** Starts such a worker; what it returns shuts it down, and may be called again. */
export async function openZone(env: TestWorkflowEnvironment, zone: Zone): Promise<() => Promise<void>> {
  const worker = await zoneWorker(env, zone);
  const running = worker.run();
  return async () => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
    await running;
  };
}
