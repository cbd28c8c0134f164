import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { RemediateJobsResult } from '../../src/contract';
import type { Traffic } from '../../src/testing/simulators/cisco-prime';
import { startTestServer } from '../temporal';
import { withWorker } from '../with-worker';
import { openPrimeLab, type PrimeLab } from './cisco-prime-lab';

jest.setTimeout(300_000);

const RUNS = 200;
const POLL_MS = 5_000;

let env: TestWorkflowEnvironment;
let lab: PrimeLab;
let ids: string[];
let result: RemediateJobsResult;
let traffic: Traffic;
let seconds: number;

// One remediation, looked at from several sides: it takes about as long as the limit makes it take.
beforeAll(async () => {
  env = await startTestServer();
  lab = await openPrimeLab({
    simulated: { perUserThreshold: 5, windowSize: 1_000, totalRequestThreshold: 20, stopTakesMs: 4_000 },
    // The defaults of an operator who sets nothing: the server is asked for its limits.
    options: { rateLimits: 'ask', requestsPerSecond: undefined, pollInterval: POLL_MS, settle: '5s' },
  });
  ids = Array.from({ length: RUNS }, () => lab.add({ runsForMs: null }));
  const recipes = Object.fromEntries(ids.map((id) => [id, lab.recipe(id)]));
  const started = Date.now();
  result = await withWorker(env, lab, (jobControl) =>
    jobControl.execute('remediateJobs', { system: 'prime-lab', jobs: ids, rerun: { recipes } }),
  );
  seconds = (Date.now() - started) / 1_000;
  traffic = lab.simulator.traffic();
}, 300_000);
afterAll(async () => {
  await lab?.close();
  await env?.teardown();
});

describe(`${RUNS} runs behind a limit of five calls a second`, () => {
  it('are stopped, and rerun once each', () => {
    expect(result.jobs.map(({ stop }) => stop.verdict)).toEqual(ids.map(() => 'stopped'));
    expect(result.jobs.map(({ rerun }) => rerun.outcome)).toEqual(ids.map(() => 'rerun'));
    expect(ids.map(lab.runs)).toEqual(ids.map(() => 2));
    expect(new Set(result.jobs.map(({ rerun }) => rerun.newId)).size).toBe(RUNS);
  });

  it('meet the limit in under one call of a hundred', () => {
    const turnedAway = Object.values(traffic.rateLimited).reduce((sum, count) => sum + count, 0);
    expect(turnedAway / traffic.requests).toBeLessThan(0.01);
    expect(traffic.most.perUser).toBeLessThanOrEqual(5);
  });

  it('cost a submission each and few calls besides', () => {
    const submissions = lab.calls('deployTemplateThroughJob');
    expect(submissions).toBe(RUNS);
    expect(lab.calls('cancelrunning')).toBe(RUNS / 50);
    // A call for every run and every look would be thousands.
    expect(traffic.requests - submissions).toBeLessThan(RUNS / 2);
  });

  afterAll(() => {
    const calls = ['runhistory', 'cancelrunning', 'deployTemplateThroughJob', 'rateLimits'];
    const counted = calls.map((method) => `${method} ${lab.calls(method)}`).join(', ');
    const limited = JSON.stringify(traffic.rateLimited);
    process.stdout.write(
      `${RUNS} runs in ${seconds.toFixed(1)} s, ${traffic.requests} calls (${counted}), 503s ${limited}\n`,
    );
  });
});
