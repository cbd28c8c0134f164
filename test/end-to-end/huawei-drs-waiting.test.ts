import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { RerunResult } from '../../src/contract';
import { startTestServer } from '../temporal';
import { withWorker } from '../with-worker';
import { openDrsLab, type DrsLab, type DrsLabOptions } from './huawei-drs-lab';

let env: TestWorkflowEnvironment;
let lab: DrsLab;
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());
afterEach(() => lab.close());

/** Starts a task that waits for its start. */
async function start(status: string, options?: DrsLabOptions, plan: object = {}) {
  lab = await openDrsLab(options);
  const id = lab.simulator.addTask({ status, ...plan });
  const rerun = async (): Promise<RerunResult | undefined> => {
    const input = { system: 'drs-lab', jobs: [id], rerun: { fromPhases: ['waiting'] as const } };
    return (await withWorker(env, lab, (jobControl) => jobControl.execute('rerunJobs', input))).jobs[0];
  };
  return { id, rerun };
}

describe('a task that waits for its start', () => {
  it.each([
    ['CONFIGURATION', 'v5'],
    ['WAITING_FOR_START', 'v5'],
    ['CONFIGURATION', 'v3'],
  ] as const)('is checked and started (%s, %s)', async (status, api) => {
    const { id, rerun } = await start(status, { adapter: { api } });
    expect(await rerun()).toMatchObject({ outcome: 'rerun', way: 'from-start', newId: id });
    expect([lab.runs(id), lab.simulator.task(id)?.prechecks]).toEqual([1, ['forStartJob']]);
  });

  it('is started once when that answer is lost', async () => {
    const { id, rerun } = await start('CONFIGURATION', { adapter: { api: 'v3' } });
    lab.simulator.fault({ method: 'v3.batch-starting', kind: 'response-lost-after-effect' });
    expect(await rerun()).toMatchObject({ outcome: 'rerun', newId: id });
    expect([lab.runs(id), lab.calls('v3.batch-starting')]).toEqual([1, 1]);
  });

  it('is not started when its precheck fails', async () => {
    const { id, rerun } = await start('CONFIGURATION', {}, { precheckResult: 'FAILED' });
    const result = await rerun();
    expect(result).toMatchObject({ outcome: 'not-rerun' });
    expect(result?.reason).toContain(`The task ${id} exists, but its precheck failed`);
    expect(lab.runs(id)).toBe(0);
  });

  it('that is still being made is left alone', async () => {
    const { id, rerun } = await start('CREATING', {}, { createsForMs: null });
    expect(await rerun()).toMatchObject({ outcome: 'not-rerun' });
    expect(lab.runs(id)).toBe(0);
  });
});
