import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Cleanup } from './cleanup';

/** What a worker's settings file holds. */
export interface WorkerSettings {
  readonly taskQueue: string;
  /** By name. Secrets are references. */
  readonly systems: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The files that a worker reads. */
export interface WorkerFiles {
  readonly settings: string;
  /** An empty Temporal profile, so that the user's own, perhaps of a server with TLS, is not taken. */
  readonly temporalProfile: string;
}

/** Writes the files into a new folder, which `cleanup` removes. */
export async function writeWorkerFiles(settings: WorkerSettings, cleanup: Cleanup): Promise<WorkerFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'job-control-worker-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true }));
  const files = {
    settings: join(folder, 'job-control.yaml'),
    temporalProfile: join(folder, 'temporal.toml'),
  };
  await writeFile(files.settings, stringify(settings));
  await writeFile(files.temporalProfile, '[profile.default]\n');
  return files;
}
