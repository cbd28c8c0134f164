import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { NEW_RUN } from '../../fakes/scripted-capabilities';
import { broken } from '../../fakes/scripted-faults';
import { ScriptedSystem } from '../../fakes/scripted-system';
import { startTestServer } from '../../temporal';
import { until } from '../../until';
import { steered, step } from './steered-plans';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());

describe('a batch that asks', () => {
  const doubtful = () =>
    new ScriptedSystem({ rerun: { ways: [{ ...NEW_RUN, search: { sees: 'active' } }] } })
      .add('1', { phase: 'failed' })
      .disturb('submitRerun', { when: 'before', by: broken('timeout', 'unknown') });

  it('is shown by the plan, and answered through it', async () => {
    const lab = doubtful();
    await steered(
      { env, lab },
      { steps: { again: step({ action: 'rerun', jobs: ['1'] }) } },
      async (plan) => {
        const asking = async () => (await plan.progress()).steps[0]?.asking;
        await until('the plan shows it', async () => (await asking()) !== undefined);
        const id = `${plan.workflowId}/again/1`;
        expect((await plan.progress()).steps).toMatchObject([
          {
            status: 'running',
            asking: [id],
            question: `Nothing can prove whether these were rerun, answer there: 1 job in ${id}.`,
          },
        ]);
        await expect(plan.resolveRerun({ id: '2', decision: 'give-up' })).rejects.toThrow(
          'asks about job "2"',
        );
        await plan.resolveRerun({ id: '1', decision: 'submit-again', by: 'Kim' });
        expect(await plan.result()).toMatchObject({
          outcome: 'done',
          steps: { again: { counts: { rerun: 1 } } },
        });
        expect(await asking()).toBeUndefined();
        const lines = (await plan.ledgerLines()).trimEnd().split('\n');
        const entries = lines.map((line) => JSON.parse(line) as { workflowId: string; event: string });
        expect(entries.at(0)).toMatchObject({ workflowId: plan.workflowId, event: 'step-started' });
        expect(entries).toContainEqual(
          expect.objectContaining({ workflowId: id, event: 'answer', by: 'Kim' }),
        );
        expect(entries.at(-1)).toMatchObject({ workflowId: plan.workflowId, event: 'step-ended' });
      },
    );
  });
});
