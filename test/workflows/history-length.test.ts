import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { JobControlClient } from '../../src/client';
import { type BoroLab, openBoroLab } from '../end-to-end/boro-lab';
import { startTestServer } from '../temporal';
import { withWorker } from '../with-worker';

jest.setTimeout(150_000);

/** What a remediation costs in history events, however many jobs it has and however long it waits. */
const EVENTS_OF_A_REMEDIATION = 35;

const CASES = [
  { title: 'one job, a short wait', jobs: 1, stopTakesMs: 50, pollInterval: '200ms' },
  { title: 'a hundred jobs, a short wait', jobs: 100, stopTakesMs: 50, pollInterval: '200ms' },
  { title: 'one job, a second', jobs: 1, stopTakesMs: 1_000, pollInterval: '200ms' },
  { title: 'one job, sixty seconds in one attempt', jobs: 1, stopTakesMs: 60_000, pollInterval: '1s' },
  { title: 'one job, sixty seconds between attempts', jobs: 1, stopTakesMs: 60_000, pollInterval: '12s' },
  { title: 'a hundred jobs, sixty seconds', jobs: 100, stopTakesMs: 60_000, pollInterval: '5s' },
];

let env: TestWorkflowEnvironment;
let lab: BoroLab;
let measured: Measurement[];

interface Measurement {
  readonly title: string;
  readonly events: number | undefined;
  readonly outcomes: string[];
}

// All at once: a minute is long enough.
beforeAll(async () => {
  env = await startTestServer();
  lab = await openBoroLab();
  measured = await withWorker(env, lab, (jobControl) =>
    Promise.all(CASES.map((one) => measure(jobControl, one))),
  );
});
afterAll(async () => {
  await lab?.close();
  await env?.teardown();
});

async function measure(jobControl: JobControlClient, one: (typeof CASES)[number]): Promise<Measurement> {
  const { title, stopTakesMs, pollInterval } = one;
  const jobs = Array.from({ length: one.jobs }, (_, index) =>
    lab.simulator.addTask({ templateId: 1, uri: `/${title}/${index}.ts`, runsForMs: null, stopTakesMs }),
  );
  const handle = await jobControl.start('remediateJobs', {
    system: 'boro-lab',
    jobs,
    stop: { pollInterval },
  });
  const outcomes = (await handle.result()).jobs.map(({ rerun }) => rerun.outcome);
  return { title, outcomes, events: (await handle.workflow.fetchHistory()).events?.length };
}

describe('a remediation has as many history events', () => {
  it.each(CASES)('for $title', ({ title, jobs }) => {
    const { events, outcomes } = measured.find((one) => one.title === title) ?? {};
    expect(outcomes).toEqual(Array.from({ length: jobs }, () => 'rerun'));
    expect(events).toBe(EVENTS_OF_A_REMEDIATION);
  });
});
