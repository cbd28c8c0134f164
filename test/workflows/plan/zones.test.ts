import { randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { planNotes } from '../../../src/cli/plan-notes';
import type { PlanHandle } from '../../../src/client';
import { startTestServer } from '../../temporal';
import { until } from '../../until';
import { withWorker } from '../../with-worker';
import { openZone, type Zone } from '../zone-worker';
import { newLab, step, stubborn } from './steered-plans';

jest.setTimeout(150_000);

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());

let closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings) await close();
  closings = [];
});

async function open(zone: Zone): Promise<() => Promise<void>> {
  const close = await openZone(env, zone);
  closings.push(close);
  return close;
}

/** What a plan says about its first step. */
async function saidBy(plan: PlanHandle) {
  const progress = await plan.progress();
  const { currentDetails } = await env.client.workflow
    .getHandle(plan.workflowId)
    .query<{ currentDetails: string }>('__temporal_workflow_metadata');
  const [{ status, reason } = { status: undefined }] = progress.steps;
  return { status, reason, details: currentDetails, notes: planNotes(progress, plan.workflowId) };
}

async function signalsTo({ workflowId }: PlanHandle): Promise<number> {
  const { events = [] } = await env.client.workflow.getHandle(workflowId).fetchHistory();
  return (events ?? []).filter((one) => one.workflowExecutionSignaledEventAttributes).length;
}

describe('a plan says that a zone has no worker', () => {
  it('before the first call of a batch', async () => {
    const [zone, berlin] = [`zone-${randomUUID()}`, newLab().add('1', { phase: 'running' })];
    const drain = step({ system: 'berlin', jobs: ['1'], zone });
    await withWorker(env, { systems: {} }, async (jobControl) => {
      const plan = await jobControl.startPlan({ steps: { drain } });
      await until('it says so', async () => (await saidBy(plan)).reason !== undefined);
      const sentence = `No worker has taken the first call: is one running for "berlin" on the task queue "${zone}"?`;
      const { status, reason, details, notes } = await saidBy(plan);
      expect({ status, reason, notes }).toEqual({
        status: 'running',
        reason: sentence,
        notes: [`drain: ${sentence}`],
      });
      expect(details).toContain('No worker has taken the first call');
      await open({ zone, berlin });
      expect(await plan.result()).toMatchObject({ outcome: 'done' });
      expect(await saidBy(plan)).toMatchObject({ status: 'done', reason: undefined, notes: [] });
      expect(await signalsTo(plan)).toBe(2);
    });
  });

  it('after a stop was sent, and goes on', async () => {
    const [zone, berlin] = [`zone-${randomUUID()}`, newLab().add('1', stubborn)];
    const drain = step({ action: 'remediate', system: 'berlin', jobs: ['1'], zone });
    const closeZone = await open({ zone, berlin });
    await withWorker(env, { systems: {} }, async (jobControl) => {
      const plan = await jobControl.startPlan({ steps: { drain } });
      const child = jobControl.getHandle(`${plan.workflowId}/drain/1`);
      const batch = async () => (await child.progress()).batches[0];
      await until('the stop was sent', () => berlin.callsOf('stop').length > 0);
      await until('it is watched', async () => (await batch())?.stage === 'awaiting');
      await closeZone();
      const sentence = `No worker takes the calls any more: is one running for "berlin" on the task queue "${zone}"?`;
      await until('the plan says so', async () => (await saidBy(plan)).reason === sentence, 90_000);
      expect((await batch())?.waitingFor).toBe(sentence);
      const { details, notes } = await saidBy(plan);
      expect(details).toContain('No worker takes the calls any more');
      expect(notes).toEqual([`drain: ${sentence}`]);
      await open({ zone, berlin });
      await until('a look is answered', async () => (await saidBy(plan)).reason === undefined);
      expect(await saidBy(plan)).toMatchObject({ status: 'running', notes: [] });
      expect((await batch())?.waitingFor).toBeUndefined();
      berlin.finish('1', 'stopped');
      expect(await plan.result()).toMatchObject({
        outcome: 'done',
        steps: { drain: { counts: { 'stopped, rerun': 1 } } },
      });
      expect(berlin.started).toHaveLength(1);
      expect(berlin.callsOf('stop')).toHaveLength(1);
      expect(await signalsTo(plan)).toBe(2);
    });
  });
});
