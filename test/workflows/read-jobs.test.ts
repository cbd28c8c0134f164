import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { ScriptedSystem } from '../fakes/scripted-system';
import { startTestServer } from '../temporal';
import { withWorker } from '../with-worker';
import { until } from '../until';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());

const lab = () => new ScriptedSystem().add('1', { phase: 'running' }).add('2', { phase: 'failed' });

describe('reading jobs', () => {
  it('says what each of them is doing', async () => {
    const result = await withWorker(env, { systems: { lab: lab() } }, (jobControl) =>
      jobControl.execute('readJobs', { system: 'lab', jobs: ['1', '2', '4'] }),
    );
    expect(result).toMatchObject({
      system: 'lab',
      cancelled: false,
      jobs: [
        { outcome: 'found', snapshot: { id: '1', phase: 'running', rawStatus: 'RUNNING', run: '1#1' } },
        { outcome: 'found', snapshot: { id: '2', phase: 'failed' } },
        { outcome: 'not-found', id: '4' },
      ],
    });
  });

  it('takes one call and changes nothing', async () => {
    const system = lab();
    await withWorker(env, { systems: { lab: system } }, (jobControl) =>
      jobControl.execute('readJobs', { system: 'lab', jobs: ['1', '2'] }),
    );
    expect(system.ledger.map(({ operation }) => operation)).toEqual(['status']);
  });

  it('fails for a system that is not there', async () => {
    const reading = withWorker(env, { systems: { lab: lab() } }, (jobControl) =>
      jobControl.execute('readJobs', { system: 'lub', jobs: ['1'] }),
    );
    await expect(reading).rejects.toMatchObject({ cause: { cause: { type: 'JobControl.UnknownSystem' } } });
  });

  it('says that no worker is there', async () => {
    await withWorker(env, { systems: {} }, async (jobControl) => {
      const handle = await jobControl.start('readJobs', { system: 'lab', jobs: ['1'], zone: 'nobody' });
      const waitingFor = async () => (await handle.progress()).batches[0]?.waitingFor;
      await until('it says so', async () => (await waitingFor()) !== undefined);
      await handle.cancel();
      expect((await handle.result()).jobs).toMatchObject([
        { outcome: 'unreadable', detail: expect.stringContaining('cancelled') as string },
      ]);
    });
  });
});
