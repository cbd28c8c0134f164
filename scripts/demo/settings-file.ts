import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Cleanup } from './cleanup';
import type { SimulatedSystem } from './stage';

/** The files that the worker reads. */
export interface WorkerFiles {
  readonly settings: string;
  /** An empty Temporal profile, so that the user's own, perhaps of a server with TLS, is not taken. */
  readonly temporalProfile: string;
}

/** Writes the files into a new folder, which `cleanup` removes. Secrets stay references. */
export async function writeWorkerFiles(
  systems: readonly SimulatedSystem[],
  cleanup: Cleanup,
): Promise<WorkerFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'job-control-demo-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true }));
  const settings = join(folder, 'job-control.yaml');
  const temporalProfile = join(folder, 'temporal.toml');
  await writeFile(settings, stringify(settingsFor(systems)));
  await writeFile(temporalProfile, '[profile.default]\n');
  return { settings, temporalProfile };
}

function settingsFor(systems: readonly SimulatedSystem[]): unknown {
  const entries = systems.map(({ system, simulatorUrl }) => [
    system.name,
    { vendor: system.vendor, url: simulatorUrl, ...system.settings },
  ]);
  return { taskQueue: 'job-control', systems: Object.fromEntries(entries) as unknown };
}
