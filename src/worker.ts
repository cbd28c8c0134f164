#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { loadSettings, SettingsError, type Settings } from './config';
import { CannotReachTemporal, TemporalConfigurationError } from './config/temporal';
import { packageVersion } from './package-version';
import { runWorker } from './run-worker';
import { vendors } from './vendors';

const HELP = `Runs a worker for the systems of a settings file, until SIGTERM or SIGINT.

Usage: job-control-worker [--settings FILE] [--check]

  --settings FILE   default: $JOB_CONTROL_SETTINGS, or job-control.yaml in this folder
  --check           say whether a worker would take the settings, then end; sends nothing
  --version
  --help

Temporal's address, namespace, TLS and API key come from TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_TLS..., TEMPORAL_API_KEY, or a
profile in temporal.toml: see https://docs.temporal.io/develop/environment-configuration

Exit codes: 0 ended as asked, 1 failed while running, 2 wrong usage or settings, 3 Temporal cannot be reached.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      settings: { type: 'string' },
      check: { type: 'boolean' },
      version: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(HELP);
  if (values.version) return console.log(packageVersion());
  const file = values.settings ?? process.env.JOB_CONTROL_SETTINGS ?? 'job-control.yaml';
  const settings = loadSettings(file, vendors);
  const systems = Object.keys(settings.systems).join(', ');
  if (systems === '') throw new SettingsError(file, [{ path: [], message: NO_SYSTEMS }]);
  if (values.check) return console.log(`${file} is right. ${systemsOf(settings)}`);
  await runWorker(settings, () =>
    console.log(`Worker ready on task queue "${settings.taskQueue}" for ${systems}`),
  );
}

const NO_SYSTEMS = 'has zones alone, which is enough for clients: a worker needs systems of its own to reach';

function systemsOf({ systems, zones }: Settings): string {
  const own = Object.keys(systems).join(', ');
  const others = Object.entries(zones).map(([name, taskQueue]) => `${name} (${taskQueue})`);
  return `Systems: ${own}${others.length === 0 ? '' : `; by other task queues: ${others.join(', ')}`}`;
}

function exitCodeFor(error: unknown): number {
  if (error instanceof CannotReachTemporal) return 3;
  if (error instanceof SettingsError || error instanceof TemporalConfigurationError) return 2;
  return String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS') ? 2 : 1;
}

if (require.main === module) {
  main().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      process.exit(exitCodeFor(error));
    },
  );
}
