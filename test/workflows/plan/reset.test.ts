import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { PlanHandle } from '../../../src/client';
import { FROM_START } from '../../fakes/scripted-capabilities';
import { ScriptedSystem } from '../../fakes/scripted-system';
import { resetToFirstTask } from '../../reset-workflow';
import { startTestServer } from '../../temporal';
import { until } from '../../until';
import { newLab, statusOf, steered, step, stubborn, untilStatus } from './steered-plans';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());

/** A step whose job was rerun, and one after it that waits, so that the plan is there to be reset. */
const steps = {
  again: step({ action: 'remediate', jobs: ['1'] }),
  then: step({ jobs: ['2'], requiresApproval: true, after: ['again'] }),
};

async function resetAfterRerun(plan: PlanHandle, name = 'then'): Promise<void> {
  await untilStatus(plan, name, 'approval');
  const runId = await resetToFirstTask(env, plan.workflowId);
  await until('the new run is the current one', async () => (await plan.workflow.describe()).runId === runId);
  await untilStatus(plan, name, 'approval');
}

describe('a plan that was reset', () => {
  it('reruns no job again that has a new id', async () => {
    const lab = newLab().add('1', { phase: 'running' });
    await steered({ env, lab }, { steps }, async (plan) => {
      await resetAfterRerun(plan);
      expect(lab.started).toHaveLength(1);
      const { steps: results } = await (await ended(plan)).result();
      expect(results['again']).toMatchObject({ status: 'done', counts: { 'stopped, rerun': 1 } });
      expect(lab.started).toHaveLength(1);
    });
  });

  it('neither stops nor reruns one that kept its id', async () => {
    const lab = new ScriptedSystem({ status: { pollIntervalMs: 30 }, rerun: { ways: [FROM_START] } });
    lab.add('1', { phase: 'running' });
    const ask = { steps, onFailure: 'ask' } as const;
    await steered({ env, lab }, ask, async (plan) => {
      await untilStatus(plan, 'then', 'approval');
      await resetToFirstTask(env, plan.workflowId);
      await untilStatus(plan, 'again', 'question');
      const [again] = (await plan.progress()).steps;
      expect(again?.reason).toContain('an earlier execution of this request may have rerun it');
      // Nor does a retry.
      await plan.retry('again', { by: 'Kim' });
      await until('it was tried twice', async () => (await plan.progress()).steps[0]?.attempts === 2);
      await untilStatus(plan, 'again', 'question');
      expect([lab.started.length, lab.callsOf('stop').length, lab.jobs.get('1')?.phase]).toEqual([
        1,
        1,
        'running',
      ]);
      await plan.abort();
      expect((await plan.result()).outcome).toBe('aborted');
    });
  });

  it('asks before it acts on a new selection', async () => {
    const lab = newLab().add('1', { phase: 'running' });
    const find = step({ action: 'remediate', select: {} });
    await steered(
      { env, lab },
      { steps: { find, then: { ...steps.then, after: ['find'] } } },
      async (plan) => {
        await untilStatus(plan, 'find', 'done');
        await resetToFirstTask(env, plan.workflowId);
        await untilStatus(plan, 'find', 'approval');
        const [again] = (await plan.progress()).steps;
        expect(again?.question).toContain('may be some that it has started itself');
        await plan.skip('find');
        await (await ended(plan)).result();
        expect([lab.started.length, lab.callsOf('stop').length]).toEqual([1, 1]);
      },
    );
  });

  it('asks about a job that kept its id', async () => {
    const lab = new ScriptedSystem({ status: { pollIntervalMs: 30 }, rerun: { ways: [FROM_START] } });
    lab.add('1', { phase: 'failed' });
    const find = step({ action: 'rerun', select: { phases: ['failed'] } });
    await steered(
      { env, lab },
      { steps: { find, then: { ...steps.then, after: ['find'] } } },
      async (plan) => {
        await untilStatus(plan, 'then', 'approval');
        lab.finish('1', 'failed');
        await resetToFirstTask(env, plan.workflowId);
        await untilStatus(plan, 'find', 'approval');
        await plan.approve('find', { by: 'Kim' });
        await until('the batch asks', async () => (await plan.progress()).steps[0]?.asking !== undefined);
        expect(lab.started).toHaveLength(1);
        await plan.workflow.cancel();
        expect((await plan.result()).outcome).toBe('cancelled');
      },
    );
  });

  it('selects nothing that began after it', async () => {
    const lab = newLab().add('1', { phase: 'running' });
    const find = step({ action: 'remediate', select: {} });
    await steered(
      { env, lab },
      { steps: { find, then: { ...steps.then, after: ['find'] } } },
      async (plan) => {
        await untilStatus(plan, 'then', 'approval');
        const rerun = [...lab.jobs.values()].find(({ marker }) => marker !== undefined);
        Object.assign(rerun ?? {}, { script: { phase: 'running', startedAt: new Date().toISOString() } });
        await resetToFirstTask(env, plan.workflowId);
        await untilStatus(plan, 'find', 'done');
        expect((await plan.progress()).steps).toMatchObject([{ jobs: 0 }, {}]);
        await (await ended(plan)).result();
      },
    );
  });

  it('asks about what tells no readable start', async () => {
    const lab = newLab().add('1', { phase: 'running', startedAt: 'some time ago' });
    const find = step({ action: 'await', select: {} });
    await steered({ env, lab }, { steps: { find } }, async (plan) => {
      await untilStatus(plan, 'find', 'running');
      await resetToFirstTask(env, plan.workflowId);
      await untilStatus(plan, 'find', 'approval');
      expect((await plan.progress()).steps).toMatchObject([{ jobs: 1 }]);
      await plan.abort();
    });
  });

  it('never has two of one batch at work', async () => {
    const lab = newLab().add('1', stubborn);
    await steered({ env, lab }, { steps: { again: steps.again } }, async (plan) => {
      await until('the stop was sent', () => lab.callsOf('stop').length === 1);
      const child = `${plan.workflowId}/again/1`;
      await resetToFirstTask(env, plan.workflowId);
      const reason = async () => (await plan.progress()).steps[0]?.reason;
      await until(
        'it waits for the old one',
        async () => (await reason())?.includes('must end first') === true,
      );
      expect(await reason()).toBe(
        `Workflow ${child}, which an earlier execution of this plan has started, must end first.`,
      );
      expect((await env.client.workflow.getHandle(child).describe()).historyLength).toBeGreaterThan(3);
      lab.finish('1', 'stopped');
      expect(await plan.result()).toMatchObject({ outcome: 'done', steps: { again: { status: 'done' } } });
      expect([lab.started.length, lab.callsOf('stop').length]).toEqual([1, 1]);
      await until('both runs are listed as closed', async () => (await closedRuns(child)).length === 2);
      const [first, second] = await closedRuns(child);
      expect(first?.end).toBeLessThanOrEqual(second?.begin ?? 0);
    });
  });

  it('begins none of that batch once aborted', async () => {
    const lab = newLab().add('1', stubborn);
    await steered({ env, lab }, { steps: { again: steps.again } }, async (plan) => {
      await until('the stop was sent', () => lab.callsOf('stop').length === 1);
      await resetToFirstTask(env, plan.workflowId);
      const reason = async () => (await plan.progress()).steps[0]?.reason;
      await until(
        'it waits for the old one',
        async () => (await reason())?.includes('must end first') === true,
      );
      await plan.abort({ by: 'Kim' });
      lab.finish('1', 'stopped');
      expect(await plan.result()).toMatchObject({
        outcome: 'aborted',
        steps: { again: { status: 'failed', counts: { 'not-begun': 1 } } },
      });
    });
  });
});

/** Lets the last step be skipped, and the plan end. */
async function ended(plan: PlanHandle): Promise<PlanHandle> {
  await untilStatus(plan, 'then', 'approval');
  await plan.skip('then', { by: 'Kim' });
  expect(await statusOf(plan, 'then')).toBe('skipped');
  return plan;
}

/** When the runs of a workflow began and ended, the oldest first. */
async function closedRuns(workflowId: string): Promise<{ begin: number; end: number }[]> {
  const runs: { begin: number; end: number }[] = [];
  for await (const { startTime, closeTime } of env.client.workflow.list({
    query: `WorkflowId = '${workflowId}'`,
  })) {
    if (closeTime) runs.push({ begin: startTime.getTime(), end: closeTime.getTime() });
  }
  return runs.sort((one, other) => one.begin - other.begin);
}
