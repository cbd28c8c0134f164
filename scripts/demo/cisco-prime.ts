import { randomBytes } from 'node:crypto';
import type { CiscoPrimeShape, NewJob } from '../../src/testing/simulators/cisco-prime';
import { connectToSimulator, type JsonObject, type LedgerEntry } from '../../src/testing/simulators/kit';
import { type Claim, tookEffect } from './claim';
import type { DemoSystem, SeededBatch, SimulatorCounts } from './demo-system';
import { type DemoJob, JOBS } from './jobs';

const USER = 'nbi';
const HOUR_MS = 3_600_000;

interface PrimeJob {
  readonly job: DemoJob;
  readonly jobId: string;
  readonly runId: string;
  readonly newJob: NewJob;
  /** What the simulator counts its runs by. */
  readonly runsWhat: string;
}

/** A template on a device of its own; its run goes on until it is cancelled. */
function deployment(job: DemoJob, ids: readonly [string, string, string], stopTakesMs: number): PrimeJob {
  const [jobId, runId, device] = ids;
  const newJob = { devices: [device], runsForMs: null, stopTakesMs };
  return { job, jobId, runId, newJob, runsWhat: `Configure Interface on ${device}` };
}

/** The jobs, in the order of the batch: the settings name the first, so their ids are chosen here. */
const RECORDED = deployment(JOBS.deployment, ['4101', '8101', '610622'], 600);
const WITH_RECIPE = deployment(JOBS.deploymentWithRecipe, ['4102', '8102', '610623'], 900);
const UNWILLING = deployment(JOBS.unwilling, ['4103', '8103', '610624'], 300);
const RECURRING: PrimeJob = {
  ...{ job: JOBS.recurring, jobId: '4104', runId: '8104', runsWhat: 'job 4104' },
  newJob: { everyMs: HOUR_MS, runsForMs: null, stopTakesMs: 1_200 },
};
const ALL = [RECORDED, WITH_RECIPE, UNWILLING, RECURRING];

/** A Prime Infrastructure server with its rate limits on, which the worker asks for; each demo has a password of its own. */
export function ciscoPrime(): DemoSystem {
  const password = randomBytes(18).toString('base64url');
  return {
    name: 'prime-lab',
    vendor: 'cisco-prime',
    settings: {
      user: USER,
      password: '${env:PRIME_PASSWORD}',
      ...{ pollInterval: '500ms', settle: '1s' },
      recordedSubmissions: [{ jobId: RECORDED.jobId, submission: submissionOf('610622') }],
    },
    secrets: { PRIME_PASSWORD: password },
    seed: (simulatorUrl) => seed(simulatorUrl, password),
    counts,
    finish,
  };
}

/** What deploys the template, as the caller has to keep it. */
function submissionOf(targetDeviceID: string) {
  return {
    operation: 'cliTemplateConfiguration/deployTemplateThroughJob',
    jobType: 'CliTemplateDeployIOSDevices',
    body: {
      cliTemplateCommand: {
        templateName: 'Configure Interface',
        targetDevices: { targetDevice: [{ targetDeviceID }] },
      },
    },
  };
}

async function seed(simulatorUrl: string, password: string): Promise<SeededBatch[]> {
  const simulator = connectToSimulator<CiscoPrimeShape>(simulatorUrl);
  await simulator.configure({ users: { [USER]: { password } } });
  await simulator.fault({
    ...{ kind: 'vendor', name: 'failure-items', method: 'cancelrunning' },
    ...{ ids: [UNWILLING.runId], times: 1_000 },
  });
  const nextRunTime = new Date(Date.now() + HOUR_MS).toISOString();
  for (const { jobId, runId, newJob } of ALL) {
    const next = newJob.everyMs === undefined ? {} : { nextRunTime };
    await simulator.addTask({ id: jobId, run: { id: runId }, ...newJob, ...next });
  }
  const jobs = ALL.map((one) => ({
    ...{ id: idOf(one), ...one.job, runsWhat: one.runsWhat, claims: claimsOf(one, nextRunTime) },
  }));
  return [
    {
      ...{ step: 'prime', jobs, rerunsAwaited: true },
      rerun: { recipes: { [idOf(WITH_RECIPE)]: submissionOf('610623') } },
      skippedBecause: `Run ${UNWILLING.runId} cannot be cancelled: it may go on.`,
    },
  ];
}

async function finish(simulatorUrl: string, id: string): Promise<void> {
  const [, runId = ''] = id.split('/');
  await connectToSimulator<CiscoPrimeShape>(simulatorUrl).setStatus(runId, 'COMPLETED/SUCCESS');
}

function claimsOf(prime: PrimeJob, nextRunTime: string): Claim[] {
  if (prime === UNWILLING) return [FAILING_ITEM];
  return [prime === RECURRING ? leftToSchedule(nextRunTime) : CANCELLED_TOGETHER];
}

const CANCELLED_TOGETHER: Claim = {
  says: `One PUT cancelled the runs ${RECORDED.runId} and ${WITH_RECIPE.runId}, and no other named them.`,
  isShownBy(ledger) {
    const naming = ledger.filter((entry) => [RECORDED, WITH_RECIPE].some((one) => itemOf(entry, one)));
    const effects = [RECORDED, WITH_RECIPE].map(({ runId }) => `stop requested ${runId}`);
    return naming.length === 1 && tookEffect(naming, effects);
  },
};

const FAILING_ITEM: Claim = {
  says: `Each PUT that named the run ${UNWILLING.runId} was answered with 200 and a failing item, the first beside successes.`,
  isShownBy(ledger) {
    const naming = ledger.filter((entry) => itemOf(entry, UNWILLING));
    const fails = naming.every(
      (entry) => entry.httpStatus === 200 && itemOf(entry, UNWILLING)?.list === 'failure',
    );
    return fails && naming[0] !== undefined && naming[0].effects.length > 0;
  },
};

function leftToSchedule(nextRunTime: string): Claim {
  return {
    says: `Its schedule was left alone; the next run is due at ${nextRunTime}.`,
    isShownBy(ledger, { rerun }) {
      const isTouched = ['suspend', 'resume', 'cancel'].some((action) =>
        tookEffect(ledger, [`${action} ${RECURRING.jobId}`]),
      );
      return !isTouched && Date.parse(rerun.nextRunAt ?? '') === Date.parse(nextRunTime);
    },
  };
}

async function counts(simulatorUrl: string): Promise<SimulatorCounts> {
  const simulator = connectToSimulator<CiscoPrimeShape>(simulatorUrl);
  const ledger = await simulator.ledger();
  const stops = ALL.map((one) => [idOf(one), ledger.filter((entry) => itemOf(entry, one)).length] as const);
  return { runs: await simulator.runsStarted(), stops: Object.fromEntries(stops), ledger };
}

/** What a request to cancel runs was answered for this one; `undefined` for other requests. */
function itemOf({ method, items }: LedgerEntry, { runId }: PrimeJob): JsonObject | undefined {
  return method === 'cancelrunning' ? items?.find(({ id }) => id === runId) : undefined;
}

function idOf({ jobId, runId }: PrimeJob): string {
  return `${jobId}/${runId}`;
}
