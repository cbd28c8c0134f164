import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { Settings } from './config';
import { JobControlPlugin } from './plugin';

/** Temporal's own configuration (TEMPORAL_… variables, temporal.toml) cannot be used. */
export class TemporalConfigurationError extends Error {}

/** The Temporal server does not answer, or does not let us in. */
export class CannotReachTemporal extends Error {}

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
  const { connectionOptions, namespace = 'default' } = temporalConfiguration();
  try {
    return { connection: await NativeConnection.connect(connectionOptions), namespace };
  } catch (error) {
    const address = connectionOptions.address ?? 'localhost:7233';
    throw new CannotReachTemporal(`Temporal cannot be reached at ${address}: ${(error as Error).message}`);
  }
}

function temporalConfiguration(): ReturnType<typeof loadClientConnectConfig> {
  try {
    return loadClientConnectConfig();
  } catch (error) {
    throw new TemporalConfigurationError(
      `Temporal's configuration (TEMPORAL_... variables, temporal.toml) cannot be used: ${(error as Error).message}`,
    );
  }
}
