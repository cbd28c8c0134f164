import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { type Duration, JobControlClient } from '../../../src/client';
import { startInBackground } from '../../processes/background-process';
import type { Cleanup } from '../../processes/cleanup';
import { type WorkerFiles, writeWorkerFiles } from '../../processes/worker-files';
import { workerProgram } from '../../processes/worker-process';
import { type DevServer, startDevServer } from '../../temporal-server/dev-server';
import type { ChaosVendor } from '../vendors/chaos-vendor';
import { secretsOf } from '../checks/secrets-told';
import { openSeats, type Seating } from './open-seats';
import type { Seat } from './seat';

export const TASK_QUEUE = 'job-control';

/** What a lab is made of. */
export interface LabPlan extends Seating {
  readonly vendors: readonly ChaosVendor[];
  /** The folder of the build to run; default: the usual one. */
  readonly lib?: string | undefined;
  /** How long an exchange may take, in milliseconds. */
  readonly timeoutMs: number;
  /** How long stops, reruns and answers of people may take. */
  readonly deadline: Duration;
}

/** A worker process that can be treated badly. */
export interface LabWorker {
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Stops it where it is. */
  pause(): void;
  /** Lets it go on. */
  resume(): void;
  /** Rejects when it ends by itself. */
  readonly failure: Promise<never>;
}

/** A Temporal server with its data on disk, seats, and the means to run workers for them. */
export interface Lab {
  readonly seats: readonly Seat[];
  readonly plan: LabPlan;
  readonly temporal: Client;
  readonly jobControl: JobControlClient;
  readonly temporalAddress: string;
  startWorker(): Promise<LabWorker>;
  /** Kills the Temporal server. Resolves with what starts it again, with its data and at its address. */
  killServer(): Promise<() => Promise<void>>;
}

/** Opens a lab without a worker. */
export async function openLab(plan: LabPlan, cleanup: Cleanup): Promise<Lab> {
  const folder = await mkdtemp(join(tmpdir(), 'job-control-chaos-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true }));
  const dbFilename = join(folder, 'temporal.db');
  let server: DevServer;
  const startServer = async (port?: number): Promise<DevServer> => {
    server = await startDevServer({ dbFilename, ...(port === undefined ? {} : { port }) });
    return server;
  };
  cleanup.add(() => server.close());
  const [{ address }, seats] = await Promise.all([startServer(), openSeats(plan.vendors, plan, cleanup)]);
  const systems = systemsFor(seats, plan);
  const files = await writeWorkerFiles({ taskQueue: TASK_QUEUE, systems }, cleanup);
  const neverSays = secretsOf(systems);
  const connection = await Connection.connect({ address });
  cleanup.add(() => connection.close());
  const temporal = new Client({ connection });
  return {
    ...{ seats, plan, temporal, temporalAddress: address },
    jobControl: new JobControlClient({ client: temporal, taskQueue: TASK_QUEUE }),
    startWorker: () =>
      startWorker({ ...files, temporalAddress: address, secrets: {}, neverSays, ...libOf(plan) }, cleanup),
    async killServer() {
      await server.close();
      return async () => void (await startServer(Number(address.split(':')[1])));
    },
  };
}

function systemsFor(seats: readonly Seat[], { timeoutMs }: LabPlan): Record<string, Record<string, unknown>> {
  const times = {
    pollInterval: 100,
    settle: 100,
    connectTimeout: '1s',
    timeout: timeoutMs,
    maxResponseBytes: 2 ** 20,
  };
  return Object.fromEntries(
    seats.map(({ system, vendor, gate }) => [
      system,
      { vendor: vendor.vendor, url: gate.url, ...times, ...vendor.settingsFor(gate.url) },
    ]),
  );
}

function libOf({ lib }: LabPlan): { lib?: string } {
  return lib === undefined ? {} : { lib };
}

/** What the worker's process says before anything else, so that it alone can be stopped and not its watcher. */
const SAY_PID = `data:text/javascript,console.log('pid '+process.pid)`;

interface PlannedWorker extends WorkerFiles {
  readonly temporalAddress: string;
  readonly secrets: Record<string, string>;
  /** What must not stand in its log. */
  readonly neverSays: readonly string[];
  readonly lib?: string;
}

async function startWorker({ neverSays, ...worker }: PlannedWorker, cleanup: Cleanup): Promise<LabWorker> {
  const program = workerProgram(worker);
  const readyIn = (output: string): string | undefined =>
    program.readyIn(output) && /^pid (\d+)$/m.exec(output)?.[1];
  const args = ['--import', SAY_PID, ...program.args];
  const { ready, failure, end } = await startInBackground({ ...program, args, readyIn, neverSays }, cleanup);
  const pid = Number(ready);
  return {
    failure,
    kill: end,
    pause: () => void process.kill(pid, 'SIGSTOP'),
    resume: () => void process.kill(pid, 'SIGCONT'),
  };
}
