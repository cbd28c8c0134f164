import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { FROM_START, PAUSING } from '../../fakes/scripted-capabilities';
import { broken } from '../../fakes/scripted-faults';
import { ScriptedSystem } from '../../fakes/scripted-system';
import { startTestServer } from '../../temporal';
import { until } from '../../until';
import { inputOf, newLab, refusal, statusOf, steered, step, untilStatus } from './steered-plans';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());

describe('a failed step', () => {
  it('is retried for the jobs not as wanted', async () => {
    const lab = newLab()
      .add('1', { phase: 'running' })
      .add('2', { phase: 'running', onStop: { graceful: 'refuse' } });
    const steps = {
      drain: step({ jobs: ['1', '2'] }),
      then: step({ action: 'rerun', jobs: ['2'], after: ['drain'] }),
    };
    await steered({ env, lab }, { steps, onFailure: 'ask' }, async (plan) => {
      await untilStatus(plan, 'drain', 'question');
      lab.ledger.length = 0;
      const job = lab.jobs.get('2');
      Object.assign(job ?? {}, { script: { phase: 'running' } });
      await plan.retry('drain', { by: 'Kim' });
      const { outcome, steps: results } = await plan.result();
      expect([outcome, results['drain']]).toMatchObject([
        'done',
        { attempts: 2, counts: { stopped: 2 }, unwanted: [] },
      ]);
      expect(results['drain']?.workflows).toEqual([
        `${plan.workflowId}/drain/1`,
        `${plan.workflowId}/drain/try-2/1`,
      ]);
      expect(lab.callsOf('stop').map(({ ids }) => ids)).toEqual([['2']]);
      const { intent, repeated, runs } = await inputOf(env, `${plan.workflowId}/drain/try-2/1`);
      expect([repeated, runs]).toEqual([true, { '2': '2#1' }]);
      expect(intent).toBe((await inputOf(env, `${plan.workflowId}/drain/1`)).intent);
    });
  });

  it('is not retried for a job started again since', async () => {
    const lab = new ScriptedSystem({ status: { pollIntervalMs: 30 }, rerun: { ways: [FROM_START] } });
    lab.add('1', { phase: 'running', onStop: { graceful: 'refuse' } });
    await steered(
      { env, lab },
      { steps: { again: step({ action: 'remediate', jobs: ['1'] }) }, onFailure: 'ask' },
      async (plan) => {
        await untilStatus(plan, 'again', 'question');
        Object.assign(lab.jobs.get('1') ?? {}, { attempt: 2, script: { phase: 'running' } });
        lab.ledger.length = 0;
        for (const attempts of [2, 3]) {
          await plan.retry('again');
          await until(`it failed ${attempts} times`, async () => {
            const [progress] = (await plan.progress()).steps;
            return progress?.attempts === attempts && progress.status === 'question';
          });
        }
        await plan.abort({ by: 'Kim' });
        expect(await plan.result()).toMatchObject({
          outcome: 'aborted',
          steps: { again: { status: 'failed', attempts: 3 } },
        });
        expect([lab.callsOf('stop'), lab.started]).toEqual([[], []]);
      },
    );
  });

  it('stops what it could not stop, under a kept id', async () => {
    const lab = new ScriptedSystem({ status: { pollIntervalMs: 30 }, rerun: { ways: [FROM_START] } });
    lab.add('1', { phase: 'running', onStop: { graceful: 'refuse' } });
    await steered(
      { env, lab },
      { steps: { again: step({ action: 'remediate', jobs: ['1'] }) }, onFailure: 'ask' },
      async (plan) => {
        await untilStatus(plan, 'again', 'question');
        Object.assign(lab.jobs.get('1') ?? {}, { script: { phase: 'running' } });
        await plan.retry('again');
        expect(await plan.result()).toMatchObject({
          outcome: 'done',
          steps: { again: { counts: { 'stopped, rerun': 1 } } },
        });
        expect(lab.started).toHaveLength(1);
      },
    );
  });

  it.each([
    ['resumes what its own stop has paused', 'running', 1],
    ['leaves alone what was paused before', 'paused', 0],
  ] as const)('%s', async (_, phase, resumptions) => {
    const lab = new ScriptedSystem(PAUSING).add('1', { phase });
    lab.disturb('rerunInfo', { when: 'before', by: broken('forbidden') });
    const steps = { again: step({ action: 'remediate', jobs: ['1'] }) };
    await steered({ env, lab }, { steps, onFailure: 'ask' }, async (plan) => {
      await untilStatus(plan, 'again', 'question');
      expect([lab.jobs.get('1')?.phase, lab.started]).toEqual(['paused', []]);
      await plan.retry('again');
      await until('it was tried twice', async () => (await plan.progress()).steps[0]?.attempts === 2);
      await until('it has ended again', async () => (await statusOf(plan, 'again')) !== 'running');
      expect(lab.started).toHaveLength(resumptions);
      await plan.abort().catch(() => undefined);
      expect((await plan.result()).outcome).toBe(resumptions ? 'done' : 'aborted');
    });
  });

  it('lets a job be that was rerun twice', async () => {
    const lab = newLab().add('1', { phase: 'failed' });
    // The answer is lost, and then two jobs carry its marker.
    lab.disturb('submitRerun', {
      when: 'after',
      by: () => {
        const rerun = [...lab.jobs.values()].find(({ marker }) => marker !== undefined);
        if (rerun) lab.jobs.set('twin', { ...rerun, id: 'twin' });
        throw broken('timeout', 'unknown');
      },
    });
    await steered(
      { env, lab },
      { steps: { again: step({ action: 'rerun', jobs: ['1'] }) }, onFailure: 'ask' },
      async (plan) => {
        await untilStatus(plan, 'again', 'question');
        await expect(plan.retry('again')).rejects.toMatchObject(
          refusal('nothing of step "again" may be tried again: skip it, or abort'),
        );
        await plan.skip('again');
        expect(await plan.result()).toMatchObject({
          outcome: 'done',
          steps: { again: { status: 'skipped', unwanted: [{ id: '1', outcome: 'duplicate' }] } },
        });
        expect(lab.started).toHaveLength(1);
      },
    );
  });

  it.each(['skip', 'abort'] as const)('keeps its outcomes when %s comes first', async (decision) => {
    const lab = newLab().add('1', { phase: 'running', onStop: { graceful: 'refuse' } });
    await steered(
      { env, lab },
      { steps: { drain: step({ jobs: ['1'] }) }, onFailure: 'ask' },
      async (plan) => {
        await untilStatus(plan, 'drain', 'question');
        await plan.pause();
        await plan.retry('drain');
        expect((await plan.progress()).steps[0]?.status).toBe('waiting');
        await plan.decide(decision === 'skip' ? { decision, step: 'drain' } : { decision });
        expect((await plan.result()).steps['drain']).toMatchObject({
          status: decision === 'skip' ? 'skipped' : 'failed',
          counts: { refused: 1 },
          unwanted: [{ id: '1', outcome: 'refused' }],
        });
      },
    );
  });

  it('that was skipped leaves no reruns to wait for', async () => {
    const lab = newLab().add('1', { phase: 'running' });
    const steps = {
      again: step({ action: 'rerun', jobs: ['1'] }),
      ended: step({ action: 'await', rerunsOf: 'again' }),
    };
    await steered({ env, lab }, { steps, onFailure: 'ask' }, async (plan) => {
      await untilStatus(plan, 'again', 'question');
      await plan.skip('again');
      await untilStatus(plan, 'ended', 'question');
      expect((await plan.progress()).steps[1]?.reason).toBe(
        'Step again has 1 job, and of none a rerun is known.',
      );
      await plan.abort();
    });
  });

  it('is looked up again when nothing was selected', async () => {
    const lab = newLab().add('1', { phase: 'running' });
    lab.disturb('list', { when: 'before', by: broken('forbidden') });
    await steered({ env, lab }, { steps: { find: step({ select: {} }) }, onFailure: 'ask' }, async (plan) => {
      await untilStatus(plan, 'find', 'question');
      await plan.retry('find');
      await untilStatus(plan, 'find', 'approval');
      expect((await plan.progress()).steps[0]?.question).toContain('looked up after the plan had begun');
      await plan.approve('find', { by: 'Kim' });
      expect(await plan.result()).toMatchObject({
        outcome: 'done',
        steps: { find: { counts: { stopped: 1 }, attempts: 1 } },
      });
    });
  });
});
