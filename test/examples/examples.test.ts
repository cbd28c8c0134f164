import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Worker } from '@temporalio/worker';
import { remediate } from '../../examples/client';
import { createWorker } from '../../examples/worker';
import type { RemediateJobsResult } from '../../src/contract';
import { type BoroLab, openBoroLab } from '../end-to-end/boro-lab';
import { resetToFirstTask } from '../reset-workflow';
import { startTestServer } from '../temporal';
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

const task = (uri: string) => lab.simulator.addTask({ templateId: 1, uri });
const options = (workflowId: string, args: unknown[]) => ({ taskQueue: 'job-control', workflowId, args });

it('the examples do what they say', async () => {
  await worker.runUntil(Promise.all([fromClient(), inline(), asChild()]));
});

async function fromClient(): Promise<void> {
  const said: unknown[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line: unknown) => said.push(line));
  const job = task('/client.ts');
  await remediate(env.client, [job]);
  log.mockRestore();
  expect(said).toEqual([expect.stringMatching(new RegExp(`^${job}: stopped .* -> rerun \\d+$`))]);
}

async function inline(): Promise<void> {
  const result: unknown = await env.client.workflow.execute(
    'nightlyMaintenance',
    options('nightly', [[task('/inline.ts')]]),
  );
  expect(result).toBe('done while 1 jobs were stopped');
  expect(lab.runs('/inline.ts')).toBe(1);
}

/** A reset of the parent starts the child anew; the intent handed down keeps it from a second rerun. */
async function asChild(): Promise<void> {
  const handle = await env.client.workflow.start(
    'remediateAsChild',
    options('parent', [[task('/child.ts')]]),
  );
  const before = (await handle.result()) as RemediateJobsResult;
  const runId = await resetToFirstTask(env, 'parent');
  const after = (await env.client.workflow.getHandle('parent', runId).result()) as RemediateJobsResult;
  expect(before.jobs[0]?.rerun).toMatchObject({ outcome: 'rerun', knownBy: 'submitted' });
  expect(after.jobs[0]?.rerun).toMatchObject({
    outcome: 'rerun',
    knownBy: 'adopted',
    newId: before.jobs[0]?.rerun.newId,
  });
  expect(lab.runs('/child.ts')).toBe(2);
}
