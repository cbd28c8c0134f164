#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection, Worker } from '@temporalio/worker';
import { loadSettings, type Settings, SettingsError } from './config';
import { JobControlPlugin } from './plugin';
import { vendors } from './vendors';

const HELP = `Runs a worker for the systems of a settings file, until SIGTERM or SIGINT.

Usage: job-control-worker [--settings FILE] [--check]

  --settings FILE   default: $JOB_CONTROL_SETTINGS, or job-control.yaml in this folder
  --check           read and check the settings, then end
  --help

Temporal's address, namespace, TLS and API key come from TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_TLS..., TEMPORAL_API_KEY, or a
profile in temporal.toml: see https://docs.temporal.io/develop/environment-configuration

Exit codes: 0 ended as asked, 1 failed while running, 2 wrong usage or settings, 3 Temporal cannot be reached.
`;

class CannotReachTemporal extends Error {}

/** Runs until a signal ends it; what is under way is handed back to Temporal, and no job is stopped by it. */
async function runWorker(settings: Settings): Promise<void> {
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
  const connection = await NativeConnection.connect(connectionOptions).catch((error: unknown) => {
    throw new CannotReachTemporal(`${connectionOptions.address ?? 'localhost:7233'}: ${messageOf(error)}`);
  });
  const plugin = new JobControlPlugin({ systems: settings.systems });
  try {
    const worker = await Worker.create({
      connection,
      namespace,
      taskQueue: settings.taskQueue,
      workflowsPath: require.resolve('./workflows'),
      plugins: [plugin],
      shutdownGraceTime: 0,
    });
    const systems = Object.keys(settings.systems).join(', ');
    console.log(`Worker ready on task queue "${settings.taskQueue}" for ${systems}`);
    await worker.run();
  } finally {
    await plugin.close();
    await connection.close();
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { settings: { type: 'string' }, check: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const file = values.settings ?? process.env.JOB_CONTROL_SETTINGS ?? 'job-control.yaml';
  const settings = loadSettings(file, vendors);
  if (values.check) console.log(`${file}: ${Object.keys(settings.systems).length} systems, no problems`);
  else await runWorker(settings);
  return 0;
}

function exitCodeFor(error: unknown): number {
  if (error instanceof CannotReachTemporal) {
    console.error(`Temporal cannot be reached at ${error.message}`);
    return 3;
  }
  console.error(messageOf(error));
  const { code = '' } = error as NodeJS.ErrnoException;
  return error instanceof SettingsError || code.startsWith('ERR_PARSE_ARGS') ? 2 : 1;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

if (require.main === module) {
  main()
    .catch(exitCodeFor)
    .then(
      (code) => process.exit(code),
      () => process.exit(1),
    );
}
