import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { PlanHandle } from '../../../src/client';
import type { ScriptedSystem } from '../../fakes/scripted-system';
import { startTestServer } from '../../temporal';
import { until } from '../../until';
import { newLab, steered, step, stubborn, untilStatus } from './steered-plans';

jest.setTimeout(120_000);

/** Small, so that a small plan comes to it. */
const SUGGEST_AFTER = 60;

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer(
    [],
    ['--dynamic-config-value', `limit.historyCount.suggestContinueAsNew=${SUGGEST_AFTER}`],
  );
});
afterAll(() => env?.teardown());

/** How many events each execution of a workflow has, those that it continued as included. */
async function eventsOf(workflowId: string): Promise<number[]> {
  const counts: number[] = [];
  let runId = await firstRunOf(workflowId);
  while (runId) {
    const { events } = await env.client.workflow.getHandle(workflowId, runId).fetchHistory();
    counts.push(events?.length ?? 0);
    runId = events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  return counts;
}

async function firstRunOf(workflowId: string): Promise<string | null | undefined> {
  const { events } = await env.client.workflow.getHandle(workflowId).fetchHistory();
  return events?.[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId;
}

const ids = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

function filled(jobs: readonly string[]): ScriptedSystem {
  const lab = newLab();
  for (const id of jobs) lab.add(id, { phase: 'running' });
  return lab;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

describe('a plan of thousands of jobs', () => {
  const [first, second] = [ids(2_100, 'a'), ids(900, 'b')];

  it('takes less than one event per job', async () => {
    const lab = filled([...first, ...second]);
    const steps = {
      drain: step({ action: 'remediate', jobs: first }),
      then: step({ jobs: second, after: ['drain'] }),
    };
    await steered({ env, lab }, { steps }, async (plan) => {
      const result = await plan.result();
      expect(result).toMatchObject({
        outcome: 'done',
        steps: { drain: { counts: { 'stopped, rerun': 2_100 } }, then: { counts: { stopped: 900 } } },
      });
      expect([lab.started.length, new Set(lab.started).size]).toEqual([2_100, 2_100]);
      const children = Object.values(result.steps).flatMap(({ workflows }) => workflows);
      expect(children).toHaveLength(7);
      const [own, ofChildren] = [await eventsOf(plan.workflowId), await Promise.all(children.map(eventsOf))];
      const events = sum([...own, ...ofChildren.flat()]);
      expect(events / 3_000).toBeLessThan(0.25);
    });
  });
});

describe('a plan that continues as new', () => {
  /** Many small steps one after another make a history long. */
  const chain = Object.fromEntries(
    ids(8, 's').map((name, index) => [
      name,
      step({ jobs: [`${index}`], ...(index > 0 ? { after: [`s${index - 1}`] } : {}) }),
    ]),
  );
  const runs = async (plan: PlanHandle) => (await eventsOf(plan.workflowId)).length;

  it('keeps what it knows', async () => {
    const lab = filled(ids(8, ''));
    await steered({ env, lab }, { steps: chain }, async (plan) => {
      const { outcome, steps } = await plan.result();
      expect(outcome).toBe('done');
      expect(
        Object.values(steps).map(({ counts, attempts, workflows }) => [counts, attempts, workflows.length]),
      ).toEqual(Array.from({ length: 8 }, () => [{ stopped: 1 }, 1, 1]));
      expect(await runs(plan)).toBeGreaterThan(1);
      expect(lab.callsOf('stop')).toHaveLength(8);
      expect(Math.max(...(await eventsOf(plan.workflowId)))).toBeLessThan(SUGGEST_AFTER + 30);
      const ledger = await plan.ledger();
      expect(ledger.filter(({ event }) => event === 'step-ended')).toHaveLength(8);
    });
  });

  it('says why it waits, and goes on asking', async () => {
    const lab = filled(['1', '2']).add('0', stubborn);
    const steps = {
      drain: step({ jobs: ['0'] }),
      then: step({ jobs: ['1'], requiresApproval: true }),
      last: step({ jobs: ['2'], requiresApproval: true }),
    };
    await steered({ env, lab }, { steps }, async (plan) => {
      await until('the stop was sent', () => lab.callsOf('stop').length === 1);
      for (let time = 0; time < 12; time += 1) {
        await plan.pause();
        await plan.resume();
      }
      await plan.approve('then', { by: 'Kim' });
      const before = await plan.progress();
      expect(before.steps[1]).toMatchObject({
        status: 'running',
        reason: 'The next batch begins in a new execution of this plan, once what is under way has ended.',
      });
      lab.finish('0', 'stopped');
      await until('it has continued as new', async () => (await runs(plan)) === 2);
      await untilStatus(plan, 'then', 'done');
      const after = await plan.progress();
      expect(after.steps[2]).toEqual(before.steps[2]);
      expect(after.steps[2]).toMatchObject({ status: 'approval', decideBy: expect.any(String) as string });
      await plan.approve('last', { by: 'Kim' });
      expect((await plan.result()).outcome).toBe('done');
    });
  });

  it('loses no decision', async () => {
    const lab = filled(['1', '2']).add('0', stubborn);
    const steps = {
      drain: step({ jobs: ['0'] }),
      then: step({ jobs: ['1'], after: ['drain'] }),
      last: step({ jobs: ['2'], requiresApproval: true }),
    };
    await steered({ env, lab }, { steps }, async (plan) => {
      await until('the stop was sent', () => lab.callsOf('stop').length === 1);
      await plan.pause({ by: 'Kim' });
      // Decisions make the history long, too; with a batch under way the plan cannot continue as new.
      for (let time = 0; time < 8; time += 1) {
        await plan.resume();
        await plan.pause();
      }
      expect(await runs(plan)).toBe(1);
      await plan.approve('last', { by: 'Kim' });
      lab.finish('0', 'stopped');
      await until('it has continued as new', async () => (await runs(plan)) === 2);
      const { stage, steps: progress } = await plan.progress();
      expect([stage, progress.map(({ status }) => status)]).toEqual([
        'paused',
        ['done', 'waiting', 'waiting'],
      ]);
      await plan.resume({ by: 'Kim' });
      expect((await plan.result()).outcome).toBe('done');
      const decisions = (await plan.ledger()).flatMap(({ event, outcome }) =>
        event === 'decision' ? [outcome] : [],
      );
      expect([decisions.length, decisions.slice(-3)]).toEqual([19, ['pause', 'approve', 'resume']]);
    });
  });
});
