import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { Cleanup } from '../../processes/cleanup';

/** Where the workflows that start batches as children run. */
export const PARENT_QUEUE = 'chaos-parents';

let hasRuntime = false;

/** Without it every worker of this process reports its life on the console, and takes signals. */
function installRuntime(): void {
  if (!hasRuntime) Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  hasRuntime = true;
}

/** Runs a worker for them in this process; its activities and children run elsewhere. */
export async function startParentWorker(address: string, cleanup: Cleanup): Promise<void> {
  installRuntime();
  const connection = await NativeConnection.connect({ address });
  cleanup.add(() => connection.close());
  const worker = await Worker.create({
    connection,
    taskQueue: PARENT_QUEUE,
    workflowsPath: require.resolve('../workflows'),
  });
  const running = worker.run();
  running.catch(() => undefined);
  cleanup.add(async () => {
    worker.shutdown();
    await running;
  });
}
