import { type BackgroundProcess, type BackgroundProgram, startInBackground } from './background-process';
import { builtFile } from './built';
import type { Cleanup } from './cleanup';
import { environmentWithoutTemporal } from './environment';
import type { WorkerFiles } from './worker-files';

/** What a worker process is started with. */
export interface WorkerProcess extends WorkerFiles {
  /** `host:port`. */
  readonly temporalAddress: string;
  /** Environment variables that only the worker gets. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The folder of the build to run; default: `builtLib()`. */
  readonly lib?: string;
}

/** Starts the built worker; it is ready when it polls. Throws as `startInBackground` does. */
export function startWorkerProcess(worker: WorkerProcess, cleanup: Cleanup): Promise<BackgroundProcess> {
  return startInBackground(workerProgram(worker), cleanup);
}

/** The built worker as a program; `ready` tells its task queue and systems. */
export function workerProgram(worker: WorkerProcess): BackgroundProgram {
  const env: NodeJS.ProcessEnv = {
    ...environmentWithoutTemporal(),
    ...worker.secrets,
    TEMPORAL_ADDRESS: worker.temporalAddress,
    TEMPORAL_NAMESPACE: 'default',
    TEMPORAL_CONFIG_FILE: worker.temporalProfile,
  };
  const args = [builtFile('worker.js', worker.lib), '--settings', worker.settings];
  const readyIn = (output: string): string | undefined => /^Worker ready (.*)$/m.exec(output)?.[1];
  return { name: 'The worker', args, env, readyIn };
}
