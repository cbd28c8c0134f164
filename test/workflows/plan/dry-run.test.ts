import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { PlanForecast, PlanInput } from '../../../src/contract';
import type { Operation } from '../../fakes/scripted-faults';
import { ScriptedSystem } from '../../fakes/scripted-system';
import { startTestServer } from '../../temporal';
import { withWorker } from '../../with-worker';
import { newLab, step } from './steered-plans';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());

const forecast = (
  lab: ScriptedSystem,
  steps: PlanInput['steps'],
  options: Partial<PlanInput> = {},
): Promise<PlanForecast> =>
  withWorker(env, { systems: { lab } }, (jobControl) => jobControl.dryRunPlan({ steps, ...options }));

const ids = Array.from({ length: 120 }, (_, index) => `${index}`);
const running = (): ScriptedSystem => {
  const lab = newLab();
  for (const id of ids) lab.add(id, { phase: 'running', stoppingReads: 0 });
  return lab;
};

describe('a dry run', () => {
  it('sends nothing but reads', async () => {
    const lab = running();
    const { steps } = await forecast(lab, {
      again: step({ action: 'remediate', select: { phases: ['running'] } }),
      undo: step({ rerunsOf: 'again' }),
    });
    expect(new Set(lab.ledger.map(({ operation }) => operation))).toEqual(new Set(['list', 'status']));
    expect(steps).toMatchObject({
      again: {
        jobs: 120,
        phases: { running: 120 },
        batches: 1,
        approval: '120 jobs were found, more than 100.',
      },
      undo: { jobsAtMost: 120, batches: 1 },
    });
  });

  it('answers with a ledger of what it read', async () => {
    await withWorker(
      env,
      { systems: { lab: newLab().add('1', { phase: 'running' }) } },
      async (jobControl) => {
        const workflowId = 'read-only';
        await jobControl.dryRunPlan({ steps: { drain: step({ jobs: ['1'] }) } }, { workflowId });
        expect(await env.client.workflow.getHandle(workflowId).query('jobControl.ledger')).toMatchObject([
          { event: 'read', system: 'lab', step: 'drain', jobs: 1, outcome: 'done' },
        ]);
      },
    );
  });

  it.each(['stop', 'rerun', 'remediate'] as const)('counts the calls of a %s', async (action) => {
    const lab = running();
    if (action === 'rerun') for (const id of ids) lab.finish(id, 'failed');
    const steps = { only: step({ action, jobs: ids }) };
    const { steps: forecasts, calls } = await forecast(lab, steps);
    lab.ledger.length = 0;
    await withWorker(env, { systems: { lab } }, (jobControl) => jobControl.executePlan({ steps }));
    const counted = (operation: Operation): number =>
      (forecasts['only']?.calls ?? [])
        .filter((call) => call.operation === operation)
        .reduce((sum, one) => sum + one.calls, 0);
    for (const operation of ['status', 'stop', 'rerunInfo', 'findReruns', 'submitRerun'] as const) {
      expect([operation, counted(operation)]).toEqual([operation, lab.callsOf(operation).length]);
    }
    expect(calls).toBe(lab.ledger.length);
  });

  it('counts the jobs that tell no start', async () => {
    const lab = newLab().add('1', { phase: 'running' }).add('2', { phase: 'waiting' });
    const { steps } = await forecast(lab, {
      stuck: step({ select: { runningFor: '6 hours' } }),
      all: step({ select: {} }),
    });
    expect([steps['stuck']?.withoutStart, steps['all']?.withoutStart]).toEqual([1, undefined]);
  });

  it('tells the order and how long it takes', async () => {
    const lab = newLab().add('1', { phase: 'running' }).add('2', { phase: 'running' });
    const { order, duration } = await forecast(lab, {
      a: step({ jobs: ['1'], stop: { deadline: '10m', confirmFor: '1m' } }),
      b: step({ jobs: ['2'], stop: { deadline: '20m' } }),
      c: step({ action: 'rerun', jobs: ['1'], after: ['a', 'b'], rerun: { deadline: '5m' } }),
    });
    expect(order).toEqual([['a', 'b'], ['c']]);
    expect(duration).toMatchObject({ least: 60_030, most: 25 * 60_000 });
  });

  it('shares a budget between steps side by side', async () => {
    const lab = new ScriptedSystem({ budget: { requestsPerSecond: 2, requestsPerJob: { status: 1 } } });
    for (const id of ids.slice(0, 40)) lab.add(id, { phase: 'running' });
    const jobs = (start: number) => step({ jobs: ids.slice(start, start + 20), stop: { deadline: '5s' } });
    const { steps, duration } = await forecast(lab, { a: jobs(0), b: jobs(20) });
    // Each reads 20 jobs three times and stops them in one call.
    const alone = { least: 30_500, most: 30_500, limit: { by: 'rate' } };
    expect(steps['a']).toMatchObject({ requests: { count: 61, perSecond: 2 }, duration: alone });
    expect(duration).toMatchObject({ least: 61_000, most: 61_000, limit: { by: 'rate' } });
  });

  it('tells what is wrong with a step alone', async () => {
    const lab = new ScriptedSystem({ list: false }).add('1', { phase: 'running' });
    const { steps } = await forecast(lab, {
      find: step({ select: {} }),
      pause: step({ jobs: ['1'], stop: { mode: 'pause' } }),
      odd: step({ jobs: ['not an id'] }),
      lost: step({ system: 'other', jobs: ['1'] }),
      ways: step({ action: 'rerun', jobs: ['x'], rerun: { ways: ['resume'] } }),
      fine: step({ jobs: ['2'] }),
    });
    expect(Object.fromEntries(Object.entries(steps).map(([name, { problem }]) => [name, problem]))).toEqual({
      find: 'select on "lab": scripted offers no list: name the jobs by id.',
      pause: 'stop.mode: the system cannot "pause"; it can: graceful, force',
      odd: 'jobs: "not an id" is not a job id of "lab" (scripted): expected letters, digits, "-" and "_".',
      lost: expect.stringContaining('"other"') as string,
      ways: 'rerun.ways: the system cannot rerun "resume"; it can: new-run',
      fine: undefined,
    });
    expect(steps['fine']).toMatchObject({ phases: { 'not-found': 1 }, refused: { count: 1 } });
    // What could not be looked at takes a time that nobody knows.
    const timed = Object.entries(steps).flatMap(([name, { duration }]) => (duration ? [name] : []));
    expect(timed).toEqual(['pause', 'ways', 'fine']);
  });

  it('stays small for thousands of jobs', async () => {
    const lab = newLab();
    const jobs = Array.from({ length: 3_000 }, (_, index) => `${index}`);
    for (const id of jobs) lab.add(id, { phase: 'waiting' });
    const result = await forecast(lab, { drain: step({ jobs }) });
    expect(result.steps['drain']).toMatchObject({ jobs: 3_000, batches: 6, refused: { count: 3_000 } });
    expect(JSON.stringify(result).length).toBeLessThan(5_000);
  });
});
