import { randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { ScriptedSystem } from '../fakes/scripted-system';
import { startTestServer } from '../temporal';
import { until } from '../until';
import { withWorker } from '../with-worker';
import { zoneWorker } from './zone-worker';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());

const newLab = (): ScriptedSystem => new ScriptedSystem().add('1', { phase: 'running' });

describe('a zone', () => {
  it("runs every call of the system's batch", async () => {
    const zone = `zone-${randomUUID()}`;
    const berlin = newLab();
    const worker = await zoneWorker(env, { zone, berlin });
    const result = await worker.runUntil(
      withWorker(env, { systems: {} }, (jobControl) =>
        jobControl.execute('remediateJobs', { system: 'berlin', jobs: ['1'], zone }),
      ),
    );
    expect(result.jobs).toMatchObject([{ stop: { verdict: 'stopped' }, rerun: { outcome: 'rerun' } }]);
    expect(berlin.started).toHaveLength(1);
  });

  it('costs two events more while calls are short', async () => {
    const systems = { berlin: newLab(), here: newLab() };
    const zone = `zone-${randomUUID()}`;
    const worker = await zoneWorker(env, { zone, berlin: systems.berlin });
    const [there, here] = await worker.runUntil(
      withWorker(env, { systems }, (jobControl) =>
        Promise.all(
          [{ system: 'berlin', zone }, { system: 'here' }].map(async (where) => {
            const handle = await jobControl.start('remediateJobs', { ...where, jobs: ['1'] });
            await handle.result();
            return (await handle.workflow.fetchHistory()).events?.map(({ eventType }) => eventType);
          }),
        ),
      ),
    );
    // One timer for all calls, and its end. Temporal has no way to wake a workflow without one.
    expect(there?.length).toBe(Number(here?.length) + 2);
  });

  it('without a worker is said so, until there is one', async () => {
    const zone = `zone-${randomUUID()}`;
    const berlin = newLab();
    await withWorker(env, { systems: {} }, async (jobControl) => {
      const handle = await jobControl.start('stopJobs', { system: 'berlin', jobs: ['1'], zone });
      const said = async () => (await handle.progress()).batches[0]?.waitingFor;
      await until('it is said that there is no worker', async () => (await said()) !== undefined);
      const complaint = `No worker has taken the first call: is one running for "berlin" on the task queue "${zone}"?`;
      expect(await said()).toBe(complaint);
      const details = await handle.workflow.query<{ currentDetails: string }>('__temporal_workflow_metadata');
      expect(details.currentDetails).toContain('No worker has taken the first call');
      const worker = await zoneWorker(env, { zone, berlin });
      const { jobs } = await worker.runUntil(handle.result());
      expect(jobs).toMatchObject([{ verdict: 'stopped' }]);
      await expect(said()).resolves.toBeUndefined();
    });
  });

  it('without a worker until the deadline proves nothing', async () => {
    const zone = `zone-${randomUUID()}`;
    const { jobs, ledger } = await withWorker(env, { systems: {} }, (jobControl) =>
      jobControl.execute('stopJobs', { system: 'berlin', jobs: ['1'], zone, stop: { deadline: 500 } }),
    );
    expect(jobs).toMatchObject([{ verdict: 'unverified' }]);
    expect(jobs[0]?.reason).toContain(`is one running for "berlin" on the task queue "${zone}"?`);
    expect(ledger).toMatchObject([
      { event: 'read', outcome: 'no worker took it' },
      { event: 'read', outcome: 'failed' },
      { event: 'verdict', outcome: 'unverified' },
    ]);
  });
});
