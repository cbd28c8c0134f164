import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Worker } from '@temporalio/worker';
import { beginMaintenance, endMaintenance } from '../../examples/plan';
import { createWorker } from '../../examples/worker';
import { type BoroLab, openBoroLab } from '../end-to-end/boro-lab';
import { startTestServer } from '../temporal';
import { until } from '../until';
import { requireBuilt } from './require-built';

let env: TestWorkflowEnvironment;
let lab: BoroLab;
let worker: Worker;
beforeAll(async () => {
  requireBuilt();
  env = await startTestServer();
  lab = await openBoroLab();
  worker = await createWorker(env.nativeConnection, lab.simulator.url);
});
afterAll(async () => {
  await lab?.close();
  await env?.teardown();
});

it('the example of a plan waits for an approval', async () => {
  await worker.runUntil(maintenance());
});

async function maintenance(): Promise<void> {
  const said: unknown[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line: unknown) => said.push(line));
  const jobs = ['/one.ts', '/two.ts'].map((uri) => lab.simulator.addTask({ templateId: 1, uri }));
  const plan = await beginMaintenance(env.client, jobs);
  const status = async () => (await plan.progress()).steps.find(({ step }) => step === 'again')?.status;
  await until('it waits for a person', async () => (await status()) === 'approval');
  expect(lab.runs('/one.ts')).toBe(1);
  await endMaintenance(env.client, plan.workflowId, 'Ada');
  log.mockRestore();
  expect(said).toEqual(['done: 2 of 2 jobs run again']);
  expect([lab.runs('/one.ts'), lab.runs('/two.ts')]).toEqual([2, 2]);
}
