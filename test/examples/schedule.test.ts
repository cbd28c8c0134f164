import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { remediateStuckTasks } from '../../examples/schedule';
import { type Jp1AoLab, openJp1AoLab } from '../end-to-end/hitachi-jp1-ao-lab';
import { startTestServer } from '../temporal';
import { until } from '../until';
import { withWorker } from '../with-worker';

let env: TestWorkflowEnvironment;
let lab: Jp1AoLab;
beforeAll(async () => {
  env = await startTestServer();
  lab = await openJp1AoLab();
});
afterAll(async () => {
  await lab?.close();
  await env?.teardown();
});

/** A task that takes its time to stop. */
const startedHoursAgo = (hours: number): string =>
  lab.simulator.addTask({
    startTime: new Date(Date.now() - hours * 3_600_000).toISOString(),
    stopTakesMs: 2_000,
  });

it('the example of a schedule reruns once, triggered twice', async () => {
  const [stuck, young] = [startedHoursAgo(7), startedHoursAgo(5)];
  await withWorker(env, { systems: lab.systems, taskQueue: 'job-control' }, async () => {
    const handle = await remediateStuckTasks(env.client);
    await handle.pause('its time may come during the test');
    const info = async () => (await handle.describe()).info;
    await handle.trigger();
    await until('it works', async () => (await info()).runningActions.length === 1);
    await handle.trigger();
    await until('the other is left out', async () => (await info()).numActionsSkippedOverlap === 1);
    const workflowId = (await info()).recentActions[0]?.action.workflow.workflowId ?? '';
    expect(await env.client.workflow.getHandle(workflowId).result()).toMatchObject({
      outcome: 'done',
      steps: { stuck: { jobs: 1, counts: { 'stopped, rerun': 1 } } },
    });
  });
  expect([lab.runs(stuck), lab.runs(young)]).toEqual([2, 1]);
});
