import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WORKER = join(__dirname, '../../src/worker.ts');

/** What a worker process needs to know. */
export interface WorkerProcessSettings {
  readonly temporalAddress: string;
  readonly taskQueue: string;
  /** As in the settings file, by name. */
  readonly systems: Readonly<Record<string, object>>;
  /** As in the settings file. Default: false. */
  readonly nexus?: boolean;
}

/** The runnable worker as a process of its own, with a settings file of its own. Resolves when it is ready for work. */
export async function startWorkerProcess(settings: WorkerProcessSettings): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', WORKER, '--settings', settingsFile(settings)], {
    env: { ...process.env, TEMPORAL_ADDRESS: settings.temporalAddress, TEMPORAL_NAMESPACE: 'default' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes('Worker ready')) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`The worker ended with ${code}: ${said}`)));
  });
  return child;
}

/** Kills a process as a crash would, and waits until it is gone. */
export async function crash(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Writes the settings file of such a worker. Gives its path. */
export function settingsFile({
  taskQueue,
  systems,
  nexus = false,
}: Omit<WorkerProcessSettings, 'temporalAddress'>): string {
  const file = join(mkdtempSync(join(tmpdir(), 'job-control-worker-')), 'job-control.yaml');
  writeFileSync(file, JSON.stringify({ taskQueue, systems, nexus })); // JSON is YAML
  return file;
}
