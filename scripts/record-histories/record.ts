import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { WorkflowHandle } from '@temporalio/client';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, NativeConnection, Worker, type WorkflowBundle } from '@temporalio/worker';
import { JobControlClient } from '../../src/client';
import type { JobSystem } from '../../src/contract';
import { JobControlPlugin } from '../../src/plugin';
import type { Around, Scenario } from './scenario';

/** In place of the process and machine names that the SDK would put into every event. */
const RECORDER = 'recorder';
const CHECKOUT = join(__dirname, '../..');

/** Where histories are recorded, and with what. */
export interface Studio {
  readonly connection: NativeConnection;
  readonly client: Client;
  readonly bundle: WorkflowBundle;
}

export async function openStudio(address: string): Promise<Studio> {
  return {
    connection: await NativeConnection.connect({ address }),
    client: new Client({ identity: RECORDER, connection: await Connection.connect({ address }) }),
    bundle: await bundleWorkflowCode({ workflowsPath: require.resolve('../../src/workflows') }),
  };
}

export async function closeStudio({ connection, client }: Studio): Promise<void> {
  await client.connection.close();
  await connection.close();
}

/** A folder for the histories of one version, empty. */
export function emptyFolder(version: string): string {
  const folder = join(__dirname, '../../test/histories', version);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Plays a scenario on a task queue of its own and gives its history. */
export async function play(studio: Studio, scenario: Scenario): Promise<object> {
  const { name, workflow, lab } = scenario;
  const taskQueue = `${workflow}-${name}`;
  const worker = await startWorker(studio, taskQueue, lab);
  const zones: [Worker, Promise<void>][] = [];
  const jobControl = new JobControlClient({ client: studio.client, taskQueue });
  const zoneWorker: Around['zoneWorker'] = async (zone) => {
    const one = await startWorker(studio, zone, lab);
    zones.push([one, one.run()]);
    return one;
  };
  return worker.runUntil(async () => {
    const handle = await scenario.play({ jobControl, zoneWorker }, `recorded/${workflow}/${name}`);
    for (const [one, running] of zones) {
      if (one.getState() === 'RUNNING') one.shutdown();
      await running;
    }
    return historyOf(handle);
  });
}

function startWorker({ connection, bundle }: Studio, taskQueue: string, lab: JobSystem): Promise<Worker> {
  return Worker.create({
    connection,
    identity: RECORDER,
    taskQueue,
    workflowBundle: bundle,
    plugins: [new JobControlPlugin({ systems: { lab } })],
  });
}

/** The stack traces of failures begin at the root of the checkout, wherever that is. */
async function historyOf(handle: WorkflowHandle): Promise<object> {
  const text = historyToJSON(await handle.fetchHistory());
  return JSON.parse(text.replaceAll(`${CHECKOUT}/`, '')) as object;
}

/** Writes a history and returns its path. */
export function write(
  folder: string,
  { workflow, name }: Pick<Scenario, 'workflow' | 'name'>,
  history: object,
): string {
  const file = join(folder, `${workflow}.${name}.json`);
  writeFileSync(file, `${JSON.stringify(history, null, 1)}\n`);
  return file;
}
