import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { startTestServer } from '../../temporal';
import { until } from '../../until';
import { withWorker } from '../../with-worker';
import { newLab, refusal, statusOf, steered, step, stubborn, untilStatus } from './steered-plans';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer(['JobControlAsks']);
});
afterAll(() => env?.teardown());

describe('an approval', () => {
  it('is waited for, and noted', async () => {
    const lab = newLab().add('1', { phase: 'running' });
    await steered(
      { env, lab },
      { steps: { drain: step({ jobs: ['1'], requiresApproval: true }) } },
      async (plan) => {
        await untilStatus(plan, 'drain', 'approval');
        expect(lab.ledger).toEqual([]);
        const metadata = await plan.workflow.query<{ currentDetails: string }>(
          '__temporal_workflow_metadata',
        );
        expect(metadata.currentDetails.split('\n').slice(2, 6)).toEqual([
          'A person has to decide:',
          '- **drain**: May it begin?',
          '',
          'Answer with the update `jobControl.decide`: `{"decision": "approve", "step": "...", "by": "..."}`, or `"skip"`.',
        ]);
        await expect(plan.decide({ decision: 'approve', step: 'drain' })).rejects.toMatchObject(
          refusal('by: expected who approves, as text'),
        );
        await plan.approve('drain', { by: 'Kim', why: 'the window is open' });
        expect(await plan.result()).toMatchObject({
          outcome: 'done',
          steps: { drain: { counts: { stopped: 1 } } },
        });
        expect(await plan.ledger()).toMatchObject([
          {
            event: 'decision',
            outcome: 'approve',
            step: 'drain',
            system: 'lab',
            by: 'Kim',
            why: 'the window is open',
          },
          { event: 'step-started', step: 'drain', jobs: 1 },
          { event: 'step-ended', step: 'drain', outcome: 'done', why: 'stopped 1' },
        ]);
      },
    );
  });

  it('is needed for many selected jobs', async () => {
    const lab = newLab();
    for (const id of ['1', '2', '3']) lab.add(id, { phase: 'running' });
    const steps = { find: step({ select: {} }) };
    await steered({ env, lab }, { steps, approveAbove: 2 }, async (plan) => {
      await untilStatus(plan, 'find', 'approval');
      const { steps: progress } = await plan.progress();
      expect(progress).toMatchObject([
        { jobs: 3, question: 'May it begin with 3 jobs? 3 jobs were found, more than 2.' },
      ]);
      await plan.skip('find', { by: 'Kim' });
      expect(await plan.result()).toMatchObject({ outcome: 'done', steps: { find: { status: 'skipped' } } });
      expect(lab.callsOf('stop')).toEqual([]);
    });
  });

  it('is needed where selections together have many', async () => {
    const lab = newLab().add('1', { phase: 'running', name: 'n-1' });
    const steps = {
      few: step({ select: { name: 'n-1' } }),
      more: step({ select: { name: 'n-?' }, system: 'other' }),
    };
    const other = newLab()
      .add('8', { phase: 'running', name: 'n-8' })
      .add('9', { phase: 'running', name: 'n-9' });
    await withWorker(env, { systems: { lab, other } }, async (jobControl) => {
      const plan = await jobControl.startPlan({ steps, approveAbove: 2 });
      // Which is found last, and is the one too many, is chance.
      const asking = async () => (await plan.progress()).steps.filter(({ status }) => status === 'approval');
      await until('one of them asks', async () => (await asking()).length === 1);
      expect((await asking())[0]?.question).toMatch(/\(3 with those of other steps\), more than 2\.$/);
      await plan.abort({ by: 'Kim' });
      await plan.result();
    });
  });

  it('says that a stop cannot be undone', async () => {
    const stop = { allowIrreversible: true };
    const steps = { drain: step({ jobs: ['1'], stop, requiresApproval: true }) };
    await steered({ env, lab: newLab() }, { steps }, async (plan) => {
      await untilStatus(plan, 'drain', 'approval');
      expect((await plan.progress()).steps[0]?.question).toBe(
        'May it begin? Its stop may be one that cannot be undone.',
      );
      await plan.abort({ by: 'Kim' });
    });
  });

  it('is found by a search attribute', async () => {
    const steps = { drain: step({ jobs: ['1'], requiresApproval: true }) };
    const lab = newLab().add('1', { phase: 'running' });
    await steered({ env, lab }, { steps, askAttribute: 'JobControlAsks' }, async (plan) => {
      const query = `JobControlAsks = true AND WorkflowId = "${plan.workflowId}"`;
      const found = async () => (await env.client.workflow.count(query)).count;
      await until('the plan is found', async () => (await found()) === 1);
      await plan.approve('drain', { by: 'Kim' });
      const { ledger } = await plan.result();
      expect(ledger).toEqual(await plan.ledger());
      expect(ledger.map(({ event }) => event)).toEqual(['decision', 'step-started', 'step-ended']);
      await until('it is found no more', async () => (await found()) === 0);
    });
  });

  it('that nobody gives fails the step', async () => {
    const lab = newLab().add('1', { phase: 'running' });
    const steps = {
      drain: step({ jobs: ['1'], requiresApproval: true }),
      then: step({ jobs: ['1'], after: ['drain'] }),
    };
    await steered({ env, lab }, { steps, answerWithin: '300ms' }, async (plan) => {
      expect(await plan.result()).toMatchObject({
        outcome: 'failed',
        steps: {
          drain: { status: 'failed', reason: 'Nobody decided in time.' },
          then: { status: 'not-started' },
        },
      });
    });
  });
});

describe('a plan', () => {
  const twoSteps = { drain: step({ jobs: ['1'] }), then: step({ jobs: ['2'], after: ['drain'] }) };
  const twoJobs = () => newLab().add('1', stubborn).add('2', { phase: 'running' });

  it('begins nothing while paused', async () => {
    const lab = twoJobs();
    await steered({ env, lab }, { steps: twoSteps }, async (plan) => {
      await until('the stop was sent', () => lab.callsOf('stop').length === 1);
      await plan.pause({ by: 'Kim' });
      lab.finish('1', 'stopped');
      await untilStatus(plan, 'drain', 'done');
      expect(await statusOf(plan, 'then')).toBe('waiting');
      expect((await plan.progress()).stage).toBe('paused');
      await plan.resume({ by: 'Kim' });
      expect((await plan.result()).outcome).toBe('done');
    });
  });

  it('that is aborted ends what is under way', async () => {
    const lab = twoJobs();
    await steered({ env, lab }, { steps: twoSteps }, async (plan) => {
      await until('the stop was sent', () => lab.callsOf('stop').length === 1);
      await plan.abort({ by: 'Kim', why: 'wrong system' });
      expect((await plan.progress()).stage).toBe('aborting');
      await expect(plan.resume()).rejects.toMatchObject(
        refusal('the plan is ending: no step begins any more'),
      );
      lab.finish('1', 'stopped');
      expect(await plan.result()).toMatchObject({
        outcome: 'aborted',
        steps: { drain: { status: 'done', counts: { stopped: 1 } }, then: { status: 'not-started' } },
      });
      expect(lab.callsOf('stop')).toHaveLength(1);
    });
  });

  it('that is cancelled tells what is known', async () => {
    const lab = twoJobs();
    await steered({ env, lab }, { steps: twoSteps, onFailure: 'ask' }, async (plan) => {
      await until('the stop was sent', () => lab.callsOf('stop').length === 1);
      await plan.cancel();
      expect(await plan.result()).toMatchObject({
        outcome: 'cancelled',
        steps: {
          drain: { status: 'failed', counts: { 'still-active': 1 } },
          then: { status: 'not-started' },
        },
      });
    });
  });

  it('that is cancelled while it asks ends', async () => {
    const steps = {
      drain: step({ jobs: ['1'], requiresApproval: true }),
      find: step({ select: {}, after: ['drain'] }),
    };
    await steered({ env, lab: newLab() }, { steps }, async (plan) => {
      await untilStatus(plan, 'drain', 'approval');
      await plan.cancel();
      expect((await plan.result()).outcome).toBe('cancelled');
    });
  });
});
