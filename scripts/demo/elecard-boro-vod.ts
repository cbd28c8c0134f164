import { randomBytes } from 'node:crypto';
import type { BoroVodShape, NewTask } from '../../src/testing/simulators/elecard-boro-vod';
import { connectToSimulator, type LedgerEntry } from '../../src/testing/simulators/kit';
import type { DemoSystem, SeededBatch, SimulatorCounts } from './demo-system';
import { type DemoJob, JOBS, type SeededJob } from './jobs';

const USER = 1;
const PROJECT = 2;
const ACCESS_ID = String(USER);

/** It runs until it is stopped. */
const LONG = { templateId: 1, status: 'Running', runsForMs: null } as const;

/** The jobs, in the order of the batch; one without a task does not exist. A task runs a file, and runs are counted by its URI. */
const TASKS: readonly (readonly [DemoJob, NewTask?])[] = [
  [JOBS.running, { ...LONG, uri: '/media/news-2100.ts', stopTakesMs: 600 }],
  [JOBS.answerLost, { ...LONG, uri: '/media/feature-4k.mxf', stopTakesMs: 900 }],
  [JOBS.secondRunning, { ...LONG, uri: '/media/trailer.mp4', stopTakesMs: 1_200 }],
  [
    JOBS.queued,
    { ...LONG, uri: '/media/archive-0417.ts', status: 'Scheduled', queuedForMs: 2_500, exploresForMs: 700 },
  ],
  [JOBS.completed, { templateId: 1, uri: '/media/weather.ts', status: 'Completed' }],
  [JOBS.missing],
  [
    JOBS.endsFirst,
    { ...LONG, uri: '/media/last-minute.ts', stopTakesMs: 1_500, endsDuringStop: 'Completed' },
  ],
  [JOBS.slow, { ...LONG, uri: '/media/concert-8k.mxf', stopTakesMs: 5_000 }],
];

/** So many submissions get their answers; the next one, for the second job, does not. */
const RERUN_WITH_LOST_ANSWER = 1;

const MISSING_ID = '999999';

/** An Elecard Boro VoD server that verifies signatures; each demo has a secret of its own. */
export function elecardBoroVod(): DemoSystem {
  const secret = randomBytes(32).toString('base64');
  return {
    name: 'boro-lab',
    vendor: 'elecard-boro-vod',
    settings: {
      userId: USER,
      projectId: PROJECT,
      settle: '1s',
      signing: { accessId: ACCESS_ID, secret: '${env:BORO_SIGNING_SECRET}' },
    },
    secrets: { BORO_SIGNING_SECRET: secret },
    seed: (simulatorUrl) => seed(simulatorUrl, secret),
    counts,
  };
}

async function seed(simulatorUrl: string, secret: string): Promise<SeededBatch[]> {
  const simulator = connectToSimulator<BoroVodShape>(simulatorUrl);
  await simulator.configure({ hmacKeys: { [ACCESS_ID]: secret }, projects: [PROJECT], users: [USER] });
  await simulator.fault({
    method: 'TaskStart',
    kind: 'response-lost-after-effect',
    after: RERUN_WITH_LOST_ANSWER,
  });
  const jobs: SeededJob[] = [];
  for (const [job, task] of TASKS) {
    if (!task) jobs.push({ id: MISSING_ID, ...job });
    else jobs.push({ id: await simulator.addTask(task), ...job, runsWhat: task.uri });
  }
  return [
    { step: 'boro', jobs, skippedBecause: `Nobody knows job ${MISSING_ID}: there is nothing to stop.` },
  ];
}

async function counts(simulatorUrl: string): Promise<SimulatorCounts> {
  const simulator = connectToSimulator<BoroVodShape>(simulatorUrl);
  const ledger = await simulator.ledger();
  return { runs: await simulator.runsStarted(), stops: stopsIn(ledger), ledger };
}

function stopsIn(ledger: readonly LedgerEntry[]): Record<string, number> {
  const stops: Record<string, number> = {};
  const ids = ledger
    .filter(({ method }) => method === 'TaskStop')
    .flatMap(({ parameters }) => (parameters as { task_ids?: number | number[] }).task_ids ?? []);
  for (const id of ids) stops[id] = (stops[id] ?? 0) + 1;
  return stops;
}
