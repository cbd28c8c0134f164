import { startDevServer } from '../temporal-server/dev-server';
import type { BackgroundProcess } from '../processes/background-process';
import type { Cleanup } from '../processes/cleanup';
import { startSimulatorProcess } from '../processes/simulator-process';
import { writeWorkerFiles, type WorkerSettings } from '../processes/worker-files';
import { startWorkerProcess } from '../processes/worker-process';
import type { DemoSystem } from './demo-system';

/** A system with its simulator running. */
export interface SimulatedSystem {
  readonly system: DemoSystem;
  readonly simulatorUrl: string;
}

/** Everything that has to run before a job can be stopped. */
export interface Stage {
  /** `host:port` of the Temporal dev server. */
  readonly temporalAddress: string;
  /** No slash at the end. */
  readonly webUi: string;
  readonly systems: readonly SimulatedSystem[];
  /** Rejects when a process that should go on has ended; never resolves. */
  readonly failure: Promise<never>;
}

/** Where a stage puts what is to be ended, and says what has become ready. */
export interface Staging {
  readonly cleanup: Cleanup;
  readonly announce: (what: string, where: string) => void;
}

/** Starts the Temporal dev server, one simulator for each system, and then the worker, each a process of its own. */
export async function openStage(systems: readonly DemoSystem[], staging: Staging): Promise<Stage> {
  const [server, ...simulators] = await Promise.all([
    startTemporal(staging),
    ...systems.map((system) => startSimulator(system, staging)),
  ]);
  const others = [server.failure, ...simulators.map(({ process }) => process.failure)];
  const worker = await Promise.race([startWorker(server.temporalAddress, simulators, staging), ...others]);
  const failure = Promise.race([worker.failure, ...others]);
  failure.catch(() => undefined);
  return { ...server, systems: simulators, failure };
}

async function startTemporal({
  cleanup,
  announce,
}: Staging): Promise<Pick<Stage, 'temporalAddress' | 'webUi' | 'failure'>> {
  const server = await startDevServer({ ui: true });
  cleanup.add(() => server.close());
  const { address: temporalAddress, uiUrl: webUi = '' } = server;
  announce('Temporal dev server', `${temporalAddress}, Web UI ${webUi}`);
  return { temporalAddress, webUi, failure: server.failure };
}

type StartedSimulator = SimulatedSystem & { readonly process: BackgroundProcess };

async function startSimulator(system: DemoSystem, { cleanup, announce }: Staging): Promise<StartedSimulator> {
  const process = await startSimulatorProcess(system.vendor, cleanup);
  announce(`Simulator of ${system.vendor}`, process.ready);
  return { system, simulatorUrl: process.ready, process };
}

async function startWorker(
  temporalAddress: string,
  systems: readonly SimulatedSystem[],
  { cleanup, announce }: Staging,
): Promise<BackgroundProcess> {
  const files = await writeWorkerFiles(settingsFor(systems), cleanup);
  const secrets = Object.fromEntries(systems.flatMap(({ system }) => Object.entries(system.secrets)));
  const worker = await startWorkerProcess({ ...files, temporalAddress, secrets }, cleanup);
  announce('Worker', worker.ready);
  return worker;
}

/** Secrets stay references. */
function settingsFor(systems: readonly SimulatedSystem[]): WorkerSettings {
  const entries = systems.map(({ system, simulatorUrl }) => [
    system.name,
    { vendor: system.vendor, url: simulatorUrl, ...system.settings },
  ]);
  return {
    taskQueue: 'job-control',
    systems: Object.fromEntries(entries) as WorkerSettings['systems'],
  };
}
