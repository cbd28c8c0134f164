import { startDevServer } from '../temporal-server/dev-server';
import { startInBackground, type BackgroundProcess } from './background-process';
import { builtFile } from './built';
import type { Cleanup } from './cleanup';
import type { DemoSystem } from './demo-system';
import { writeWorkerFiles } from './settings-file';

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
  const name = `The simulator of ${system.vendor}`;
  const args = [builtFile('testing/simulators/run.js'), system.vendor];
  const process = await startInBackground({ name, args, env: inherited(), readyIn: urlIn }, cleanup);
  announce(`Simulator of ${system.vendor}`, process.ready);
  return { system, simulatorUrl: process.ready, process };
}

/** A simulator prints one line of JSON when it listens. */
function urlIn(output: string): string | undefined {
  return /^\{.*"url":"([^"]+)".*\}$/m.exec(output)?.[1];
}

async function startWorker(
  temporalAddress: string,
  systems: readonly SimulatedSystem[],
  { cleanup, announce }: Staging,
): Promise<BackgroundProcess> {
  const { settings, temporalProfile } = await writeWorkerFiles(systems, cleanup);
  const env: NodeJS.ProcessEnv = {
    ...inherited(),
    ...Object.fromEntries(systems.flatMap(({ system }) => Object.entries(system.secrets))),
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: 'default',
    TEMPORAL_CONFIG_FILE: temporalProfile,
  };
  const args = [builtFile('worker.js'), '--settings', settings];
  const readyIn = (output: string): string | undefined => /^Worker ready (.*)$/m.exec(output)?.[1];
  const worker = await startInBackground({ name: 'The worker', args, env, readyIn }, cleanup);
  announce('Worker', worker.ready);
  return worker;
}

/** This process's environment without what the user set for another Temporal server. */
function inherited(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_')));
}
