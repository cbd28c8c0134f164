import { randomBytes } from 'node:crypto';
import type { Jp1AoShape, NewTask } from '../../src/testing/simulators/hitachi-jp1-ao';
import { connectToSimulator, type LedgerEntry, type RemoteSimulator } from '../../src/testing/simulators/kit';
import type { DemoSystem, SeededBatch, SimulatorCounts } from './demo-system';
import { type DemoJob, JOBS, type SeededJob } from './jobs';

const USER = 'system';
const HOUR_MS = 3_600_000;

/** It runs until it is stopped. */
const LONG = { status: 'inProgress', runsForMs: null } as const;

/** The jobs, in the order of the batch. */
const TASKS: readonly (readonly [DemoJob, NewTask])[] = [
  [JOBS.forced, { ...LONG, serviceName: 'Migrate volumes', stopTakesMs: null, forceStopTakesMs: 700 }],
  [JOBS.betweenSteps, { ...LONG, serviceName: 'Add users', stopTakesMs: 900 }],
  [JOBS.endsFirst, { ...LONG, serviceName: 'Rotate logs', stopTakesMs: 1_500, lastPlugIn: true }],
];

/** Nobody has named it: the schedule finds it. */
const STUCK = { ...LONG, serviceName: 'Collect inventory', stopTakesMs: 600 } as const;

/** A JP1/AO 12 server; each demo has a password of its own. */
export function hitachiJp1Ao(): DemoSystem {
  const password = randomBytes(18).toString('base64url');
  return {
    name: 'ao-lab',
    vendor: 'hitachi-jp1-ao',
    settings: { version: 12, user: USER, password: '${env:JP1_AO_PASSWORD}' },
    secrets: { JP1_AO_PASSWORD: password },
    seed: (simulatorUrl) => seed(simulatorUrl, password),
    counts,
  };
}

async function seed(simulatorUrl: string, password: string): Promise<SeededBatch[]> {
  const simulator = connectToSimulator<Jp1AoShape>(simulatorUrl);
  await simulator.configure({ users: { [USER]: { password } } });
  const jobs: SeededJob[] = [];
  for (const [job, task] of TASKS) {
    const id = await simulator.addTask(task);
    jobs.push({ id, ...job, runsWhat: id }); // runs are counted by the first task of a work
  }
  return [
    { step: 'ao', after: ['boro'], jobs, stop: { escalateAfter: '4s' } },
    { step: 'stuck', select: { runningFor: '6 hours' }, jobs: [await putStuck(simulator)] },
  ];
}

async function putStuck(simulator: RemoteSimulator<Jp1AoShape>): Promise<SeededJob> {
  const startTime = new Date(Date.now() - 7 * HOUR_MS).toISOString();
  const id = await simulator.addTask({ ...STUCK, startTime });
  return { id, ...JOBS.stuck, runsWhat: id };
}

async function counts(simulatorUrl: string): Promise<SimulatorCounts> {
  const simulator = connectToSimulator<Jp1AoShape>(simulatorUrl);
  const ledger = await simulator.ledger();
  return { runs: await simulator.runsStarted(), stops: stopsIn(ledger), ledger };
}

function stopsIn(ledger: readonly LedgerEntry[]): Record<string, number> {
  const stops: Record<string, number> = {};
  for (const { method, parameters } of ledger) {
    const { id } = parameters as { readonly id?: string };
    if (id === undefined || !/^Tasks\.(stop|forceStop)\.invoke$/.test(method)) continue;
    stops[id] = (stops[id] ?? 0) + 1;
  }
  return stops;
}
