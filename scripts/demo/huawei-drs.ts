import { randomBytes } from 'node:crypto';
import type { DrsShape, NewJob } from '../../src/testing/simulators/huawei-drs';
import { connectToSimulator, type LedgerEntry, type RemoteSimulator } from '../../src/testing/simulators/kit';
import { type Claim, tookEffect } from './claim';
import type { DemoSystem, SeededBatch, SimulatorCounts } from './demo-system';
import { type DemoJob, JOBS, type SeededJob } from './jobs';

const ACCESS_KEY = 'AKDEMO';
const PROJECT = { id: '054ba152d480d55b2f5dc0069e7ddef0', name: 'cn-north-4' };

/** A task, and what the simulator must have done for it. */
type DrsTask = readonly [DemoJob, NewJob, (id: string) => Claim];

/** What a copy of a released task takes: it is made, checked, and started. */
const COPY = { createsForMs: 300, precheckTakesMs: 300, startsForMs: 300 } as const;

const TO_PAUSE: readonly DrsTask[] = [
  [JOBS.paused, { name: 'orders', pauseTakesMs: 900, startsForMs: 300 }, pausedAndRestarted],
];

const TO_RELEASE: readonly DrsTask[] = [
  [JOBS.released, { name: 'customers', stopTakesMs: 900, ...COPY }, (id) => copied(id, `stop ${id}`)],
  [
    JOBS.releaseFails,
    { name: 'invoices', stopTakesMs: 600, stopFails: true, forceStopTakesMs: 600, ...COPY },
    (id) => copied(id, `stop ${id}`, `forced stop ${id}`),
  ],
];

/** A region with DRS v5 that verifies signatures; each demo has a secret key of its own. */
export function huaweiDrs(): DemoSystem {
  const secret = randomBytes(20).toString('hex');
  return {
    name: 'drs-lab',
    vendor: 'huawei-drs',
    settings: {
      api: 'v5',
      projectId: PROJECT.id,
      signing: { accessKey: ACCESS_KEY, secretKey: '${env:DRS_SECRET_KEY}' },
      ...{ pollInterval: '500ms', settle: '1s' },
    },
    secrets: { DRS_SECRET_KEY: secret },
    seed: (simulatorUrl) => seed(simulatorUrl, secret),
    counts,
  };
}

/** What can be undone and what cannot are two steps: only one of them allows the irreversible. */
async function seed(simulatorUrl: string, secret: string): Promise<SeededBatch[]> {
  const simulator = connectToSimulator<DrsShape>(simulatorUrl);
  await simulator.configure({ accessKeys: { [ACCESS_KEY]: { secret } }, projects: [PROJECT] });
  return [
    { step: 'drs', jobs: await put(simulator, TO_PAUSE) },
    {
      step: 'drs-release',
      after: ['drs'],
      approvedBecause: 'Both may be released for good: they are cloned.',
      jobs: await put(simulator, TO_RELEASE),
      stop: { mode: 'graceful', allowIrreversible: true, escalateAfter: '5s' },
    },
  ];
}

async function put(simulator: RemoteSimulator<DrsShape>, tasks: readonly DrsTask[]): Promise<SeededJob[]> {
  const seeded: SeededJob[] = [];
  for (const [job, task, claim] of tasks) {
    const id = await simulator.addTask(task);
    seeded.push({ id, ...job, runsWhat: id, claims: [claim(id)] }); // a clone counts for the task it was cloned from
  }
  return seeded;
}

function pausedAndRestarted(id: string): Claim {
  return {
    says: 'It was paused, then restarted, and never released.',
    isShownBy: (ledger) =>
      tookEffect(ledger, [`pause all ${id}`, `restart ${id}`]) &&
      !tookEffect(ledger, [`stop ${id}`]) &&
      !tookEffect(ledger, [`forced stop ${id}`]),
  };
}

function copied(id: string, ...stops: readonly string[]): Claim {
  const how = stops.length > 1 ? 'A release, then a forced one' : 'A release';
  return {
    says: `${how}; then a clone, prechecked before it was started.`,
    isShownBy: (ledger, { rerun: { newId } }) =>
      newId !== undefined &&
      tookEffect(ledger, [
        ...stops,
        `clone ${id} as ${newId}`,
        `precheck forStartJob ${newId}`,
        `start ${newId}`,
      ]),
  };
}

async function counts(simulatorUrl: string): Promise<SimulatorCounts> {
  const simulator = connectToSimulator<DrsShape>(simulatorUrl);
  const ledger = await simulator.ledger();
  return { runs: await simulator.runsStarted(), stops: stopsIn(ledger), ledger };
}

function stopsIn(ledger: readonly LedgerEntry[]): Record<string, number> {
  const stops: Record<string, number> = {};
  for (const effect of ledger.flatMap(({ effects }) => effects)) {
    const id = /^(?:pause all|stop|forced stop) (\S+)$/.exec(effect)?.[1];
    if (id !== undefined) stops[id] = (stops[id] ?? 0) + 1;
  }
  return stops;
}
