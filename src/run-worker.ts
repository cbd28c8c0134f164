import { NativeConnection, Worker } from '@temporalio/worker';
import type { Settings } from './config';
import { CannotReachTemporal, temporalConfiguration } from './config/temporal';
import { JobControlPlugin } from './plugin';

/**
 * Runs a worker until SIGTERM or SIGINT. What is under way is handed back to Temporal, and no job is stopped by it. Calls `onReady` when
 * the worker polls.
 *
 * @throws TemporalConfigurationError, CannotReachTemporal, and whatever ends a worker
 */
export async function runWorker(settings: Settings, onReady: () => void): Promise<void> {
  const { connection, namespace } = await connectToTemporal();
  const plugin = new JobControlPlugin({ systems: settings.systems, nexus: settings.nexus });
  try {
    const worker = await Worker.create({
      connection,
      namespace,
      taskQueue: settings.taskQueue,
      workflowsPath: require.resolve('./workflows'),
      plugins: [plugin],
      // Watches hold a slot each and only wait: the SDK's 100 would let slow batches block the stops of others.
      maxConcurrentActivityTaskExecutions: 1_000,
    });
    const running = worker.run();
    onReady();
    await running;
  } finally {
    await plugin.close();
    await connection.close();
  }
}

async function connectToTemporal(): Promise<{ connection: NativeConnection; namespace: string }> {
  const { connectionOptions, address, namespace } = temporalConfiguration();
  try {
    return { connection: await NativeConnection.connect(connectionOptions), namespace };
  } catch (error) {
    throw new CannotReachTemporal(address, error);
  }
}
