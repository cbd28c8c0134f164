import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Client } from '@temporalio/client';
import { JobControlClient, type PlanHandle } from '../../src/client';
import type { PlanStep } from '../../src/contract';
import { resetToFirstTask } from '../reset-workflow';
import { startTestServer } from '../temporal';
import { until } from '../until';
import { newLab, step, steered, untilStatus } from '../workflows/plan/steered-plans';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());

interface Line {
  readonly workflowId: string;
  readonly runId: string;
  readonly at: string;
  readonly event: string;
  readonly why?: string;
}

const linesOf = async (plan: PlanHandle): Promise<Line[]> =>
  (await plan.ledgerLines())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

const runsIn = (lines: readonly Line[], workflowId: string): string[] => [
  ...new Set(lines.filter((line) => line.workflowId === workflowId).map(({ runId }) => runId)),
];

const steps: Readonly<Record<string, PlanStep>> = {
  drain: step({ jobs: ['1'] }),
  then: step({ jobs: ['2'], requiresApproval: true, after: ['drain'] }),
};

/** A plan whose first step came right at its second try, and that then was reset: its newest run needs one try only. */
function afterReset(body: (plan: PlanHandle, earlier: string) => Promise<void>): Promise<void> {
  const lab = newLab();
  return steered({ env, lab }, { steps, onFailure: 'ask' }, async (plan) => {
    await untilStatus(plan, 'drain', 'question');
    lab.add('1', { phase: 'running' });
    await plan.retry('drain', { by: 'Kim' });
    await untilStatus(plan, 'then', 'approval');
    const { runId: earlier } = await plan.workflow.describe();
    const runId = await resetToFirstTask(env, plan.workflowId);
    await until('the new run is current', async () => (await plan.workflow.describe()).runId === runId);
    await untilStatus(plan, 'then', 'approval');
    try {
      await body(plan, earlier);
    } finally {
      // The next test asks for the same plan.
      await plan.abort();
      await plan.result();
    }
  });
}

describe('the ledger of a plan that was reset', () => {
  it('has every execution once, in order of time', async () => {
    await afterReset(async (plan, earlier) => {
      const [lines, { workflowId }] = [await linesOf(plan), plan];
      const { runId } = await plan.workflow.describe();
      expect((await plan.batches()).map((batch) => batch.workflowId)).toEqual([`${workflowId}/drain/1`]);
      expect(runsIn(lines, workflowId)).toEqual([earlier, runId]);
      expect(runsIn(lines, `${workflowId}/drain/1`)).toHaveLength(2);
      expect(runsIn(lines, `${workflowId}/drain/try-2/1`)).toHaveLength(1);
      const texts = lines.map((line) => JSON.stringify(line));
      expect(new Set(texts).size).toBe(texts.length);
      expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).sort());
      expect(lines.filter(({ event }) => event === 'decision')).toHaveLength(1);
    });
  });

  it('has what is known where no history is', async () => {
    await afterReset(async (plan) => {
      const { workflowId } = plan;
      const lines = await linesOf(new JobControlClient({ client: blind() }).getPlan(workflowId));
      expect(lines.filter(({ event }) => event === 'missing')).toMatchObject([
        { workflowId, why: expect.stringContaining('not allowed') as string },
      ]);
      expect(runsIn(lines, workflowId)).toHaveLength(1);
      expect(runsIn(lines, `${workflowId}/drain/1`)).toHaveLength(1);
    });
  });
});

it('has all executions of a batch that was reset', async () => {
  const lab = newLab().add('1', { phase: 'running' });
  await steered({ env, lab }, { steps }, async (plan) => {
    await untilStatus(plan, 'then', 'approval');
    const batch = `${plan.workflowId}/drain/1`;
    const first = await env.client.workflow.getHandle(batch).describe();
    const runId = await resetToFirstTask(env, batch);
    await env.client.workflow.getHandle(batch, runId).result();
    expect(runsIn(await linesOf(plan), batch)).toEqual([first.runId, runId]);
    await plan.abort();
    await plan.result();
  });
});

/** A client that may ask workflows, and read no histories. */
function blind(): Client {
  const { connection } = env.client;
  const client = new Client({ connection });
  const getHandle = client.workflow.getHandle.bind(client.workflow);
  const refuse = () => Promise.reject(new Error('not allowed'));
  client.workflow.getHandle = ((id: string, run?: string) =>
    Object.assign(getHandle(id, run), { fetchHistory: refuse })) as typeof client.workflow.getHandle;
  return client;
}
