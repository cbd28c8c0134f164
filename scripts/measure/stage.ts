import { Client, Connection } from '@temporalio/client';
import { JobControlClient } from '../../src/client';
import { connectToSimulator, type RemoteSimulator } from '../../src/testing/simulators/kit';
import type { Cleanup } from '../processes/cleanup';
import { startSimulatorProcess } from '../processes/simulator-process';
import { writeWorkerFiles } from '../processes/worker-files';
import { startWorkerProcess } from '../processes/worker-process';
import { startDevServer } from '../temporal-server/dev-server';
import { type Share, SHARES } from './shares';

/** A system with its simulator running. */
export interface MeasuredSystem {
  readonly share: Share;
  readonly simulator: RemoteSimulator;
}

export interface MeasuringStage {
  readonly client: Client;
  readonly jobControl: JobControlClient;
  readonly systems: readonly MeasuredSystem[];
  /** An argument that only the worker has on its command line. */
  readonly workerArgument: string;
  /** Rejects when a process that should go on has ended; never resolves. */
  readonly failure: Promise<never>;
}

/** Starts the Temporal dev server, the simulators and one worker, each a process of its own. */
export async function openMeasuringStage(cleanup: Cleanup): Promise<MeasuringStage> {
  const server = await startDevServer();
  cleanup.add(() => server.close());
  const processes = await Promise.all(
    SHARES.map(async (share) => {
      const process = await startSimulatorProcess(share.vendor.vendor, cleanup);
      const simulator = connectToSimulator(process.ready);
      await simulator.configure(share.vendor.simulatorSettings);
      return { process, system: { share, simulator } };
    }),
  );
  const systems = processes.map(({ system }) => system);
  const entries = systems.map(({ share: { name, vendor }, simulator: { url } }) => [
    name,
    { vendor: vendor.vendor, url, ...vendor.settingsFor(url) },
  ]);
  const files = await writeWorkerFiles(
    { taskQueue: 'job-control', systems: Object.fromEntries(entries) as Record<string, object> as never },
    cleanup,
  );
  const worker = await startWorkerProcess(
    { ...files, temporalAddress: server.address, secrets: {} },
    cleanup,
  );
  const connection = await Connection.connect({ address: server.address });
  cleanup.add(() => connection.close());
  const client = new Client({ connection });
  const failure = Promise.race(
    [server, worker, ...processes.map(({ process }) => process)].map((one) => one.failure),
  );
  failure.catch(() => undefined);
  return {
    client,
    jobControl: new JobControlClient({ client }),
    systems,
    workerArgument: files.settings,
    failure,
  };
}
