import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { PlanScheduleHandle } from '../../src/client';
import type { PlanResult } from '../../src/contract';
import { ScriptedSystem } from '../fakes/scripted-system';
import { startTestServer } from '../temporal';
import { until } from '../until';
import { withWorker } from '../with-worker';

const HOUR_MS = 3_600_000;

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());

/** When a job started. */
const hoursAgo = (hours: number): string => new Date(Date.now() - hours * HOUR_MS).toISOString();

const infoOf = async (handle: PlanScheduleHandle) => (await handle.describe()).info;

/** What a run of the schedule gave, the first being 0. */
async function resultOf(handle: PlanScheduleHandle, run: number): Promise<PlanResult> {
  await until('it has begun', async () => (await infoOf(handle)).recentActions.length > run);
  const { workflowId } = (await infoOf(handle)).recentActions[run]?.action.workflow ?? { workflowId: '' };
  return (await env.client.workflow.getHandle(workflowId).result()) as PlanResult;
}

describe('a schedule that remediates what has run over six hours', () => {
  it('runs each job again once, however often triggered', async () => {
    const stuck = { phase: 'running', onStop: { graceful: 'ignore' }, startedAt: hoursAgo(7) } as const;
    const lab = new ScriptedSystem()
      .add('stuck-1', stuck)
      .add('stuck-2', stuck)
      .add('young', { ...stuck, startedAt: hoursAgo(5) });
    await withWorker(env, { systems: { lab } }, async (jobControl) => {
      const handle = await jobControl.schedules.create({
        scheduleId: 'stuck-jobs',
        spec: { intervals: [{ every: '15 minutes' }] },
        plan: { steps: { stuck: { action: 'remediate', system: 'lab', select: { runningFor: '6 hours' } } } },
        state: { paused: true },
      });
      await handle.trigger();
      await until('the stops are sent', () => lab.callsOf('stop').length > 0);
      await handle.trigger();
      await until('it is left out', async () => (await infoOf(handle)).numActionsSkippedOverlap === 1);
      lab.finish('stuck-1', 'stopped').finish('stuck-2', 'stopped');
      const counts = { 'stopped, rerun': 2 };
      expect(await resultOf(handle, 0)).toMatchObject({
        outcome: 'done',
        steps: { stuck: { jobs: 2, counts } },
      });
      await until('the server knows', async () => (await infoOf(handle)).runningActions.length === 0);
      await handle.trigger();
      expect(await resultOf(handle, 1)).toMatchObject({ outcome: 'done', steps: { stuck: { jobs: 0 } } });
      expect((await infoOf(handle)).numActionsTaken).toBe(2);
    });
    expect(lab.started).toHaveLength(2);
    expect(new Set(lab.callsOf('stop').flatMap(({ ids }) => ids))).toEqual(new Set(['stuck-1', 'stuck-2']));
  });
});
