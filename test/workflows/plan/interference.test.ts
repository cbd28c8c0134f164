import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { resetToFirstTask } from '../../reset-workflow';
import { startTestServer } from '../../temporal';
import { until } from '../../until';
import { newLab, statusOf, steered, step, stubborn, untilStatus } from './steered-plans';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());

describe('a batch whose workflow was ended from outside', () => {
  it('is lost, and its step says where to look', async () => {
    const lab = newLab().add('1', stubborn);
    const steps = { again: step({ action: 'remediate', jobs: ['1'] }) };
    await steered({ env, lab }, { steps, onFailure: 'ask' }, async (plan) => {
      await until('the stop was sent', () => lab.callsOf('stop').length === 1);
      await env.client.workflow.getHandle(`${plan.workflowId}/again/1`).terminate('by hand');
      await untilStatus(plan, 'again', 'question');
      const [again] = (await plan.progress()).steps;
      expect(again).toMatchObject({ counts: { lost: 1 } });
      expect(again?.reason).toMatch(/^Its workflow was ended from outside \(.*\): look at its ledger\.$/);
      // Which run was meant is not known, so nothing tells a rerun of it from the job itself.
      await expect(plan.retry('again')).rejects.toMatchObject({
        cause: { message: expect.stringContaining('nothing of step "again" may be tried again') as string },
      });
      await plan.abort({ by: 'Kim' });
      expect(await plan.result()).toMatchObject({
        outcome: 'aborted',
        steps: { again: { status: 'failed', unwanted: [{ id: '1', outcome: 'lost' }] } },
      });
      expect(lab.started).toEqual([]);
    });
  });

  it('is tried again where the run was named', async () => {
    const lab = newLab().add('1', stubborn);
    const steps = { again: step({ action: 'remediate', jobs: ['1'], runs: { '1': '1#1' } }) };
    await steered({ env, lab }, { steps, onFailure: 'ask' }, async (plan) => {
      await until('the stop was sent', () => lab.callsOf('stop').length === 1);
      await env.client.workflow.getHandle(`${plan.workflowId}/again/1`).terminate('by hand');
      await untilStatus(plan, 'again', 'question');
      lab.finish('1', 'stopped');
      await plan.retry('again');
      expect((await plan.result()).outcome).toBe('done');
      expect(lab.started).toHaveLength(1);
    });
  });
});

describe('a batch that waits for the one of an earlier execution', () => {
  it('does not begin while the plan is paused', async () => {
    const lab = newLab().add('1', stubborn);
    const steps = { again: step({ action: 'remediate', jobs: ['1'] }) };
    await steered({ env, lab }, { steps }, async (plan) => {
      await until('the stop was sent', () => lab.callsOf('stop').length === 1);
      const child = env.client.workflow.getHandle(`${plan.workflowId}/again/1`);
      const { runId } = await child.describe();
      await resetToFirstTask(env, plan.workflowId);
      await until('it waits', async () => {
        const [again] = (await plan.progress()).steps;
        return again?.reason?.includes('must end first') === true;
      });
      await plan.pause({ by: 'Kim' });
      lab.finish('1', 'stopped');
      await until('the old one has ended', async () => (await child.describe()).status.name !== 'RUNNING');
      await waitBeyondOneLook();
      expect([await statusOf(plan, 'again'), (await child.describe()).runId]).toEqual(['running', runId]);
      await plan.resume({ by: 'Kim' });
      expect((await plan.result()).outcome).toBe('done');
      expect([lab.started.length, lab.callsOf('stop').length]).toEqual([1, 1]);
    });
  });
});

/** The first looks for the old one are one and two seconds apart. */
const waitBeyondOneLook = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 3_500));

describe('a step that waits for jobs to end', () => {
  it.each([
    ['succeeded', 'done', { succeeded: 1 }],
    ['failed', 'failed', { failed: 1 }],
  ] as const)('whose job has %s is %s', async (phase, status, counts) => {
    const lab = newLab().add('1', stubborn);
    await steered(
      { env, lab },
      { steps: { ended: step({ action: 'await', jobs: ['1'] }) } },
      async (plan) => {
        await untilStatus(plan, 'ended', 'running');
        await until('it was looked at', () => lab.callsOf('status').length > 0);
        lab.finish('1', phase);
        expect((await plan.result()).steps['ended']).toMatchObject({ status, counts });
        expect(lab.callsOf('stop')).toEqual([]);
      },
    );
  });
});

describe('a selection', () => {
  it('says which jobs tell no start', async () => {
    const lab = newLab().add('1', { phase: 'running', startedAt: '2026-03-01T01:00:00Z' });
    lab.add('2', { phase: 'running' }).add('3', { phase: 'unknown' }).add('4', { phase: 'waiting' });
    const leftOut = '2 jobs that may have run for so long tell no start: they were left out.';
    await steered(
      { env, lab },
      { steps: { stuck: step({ select: { runningFor: '6 hours' } }) } },
      async (plan) => {
        const { steps } = await plan.result();
        expect(steps['stuck']).toMatchObject({ status: 'done', jobs: 1, reason: leftOut });
        expect((await plan.progress()).steps).toMatchObject([{ reason: leftOut }]);
        const selection = (await plan.ledger()).find(({ event }) => event === 'select');
        expect(selection).toMatchObject({ jobs: 1, outcome: 'done', why: leftOut });
      },
    );
  });

  it('has no job that another step reruns as', async () => {
    const lab = newLab().add('1', { phase: 'failed' });
    const steps = {
      again: step({ action: 'rerun', jobs: ['1'] }),
      undo: step({ action: 'remediate', rerunsOf: 'again', requiresApproval: true }),
      find: step({ action: 'remediate', select: { phases: ['failed'] } }),
    };
    await steered({ env, lab }, { steps, onFailure: 'continue' }, async (plan) => {
      await untilStatus(plan, 'undo', 'approval');
      await plan.skip('undo');
      const { steps: results } = await plan.result();
      expect(results['find']).toMatchObject({ status: 'failed', reason: 'Job 1 is in step again too.' });
      expect(lab.started).toHaveLength(1);
    });
  });
});
