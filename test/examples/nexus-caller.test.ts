import { join } from 'node:path';
import { Client } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { createWorker } from '../../examples/worker';
import { type BoroLab, openBoroLab } from '../end-to-end/boro-lab';
import { startTestServer } from '../temporal';
import { requireBuilt } from './require-built';

const NAMESPACE = 'another-team';

let env: TestWorkflowEnvironment;
let lab: BoroLab;
let worker: Worker;
let theirs: Worker;
beforeAll(async () => {
  requireBuilt();
  env = await startTestServer([], ['--namespace', NAMESPACE]);
  lab = await openBoroLab();
  await env.createNexusEndpoint('job-control', 'job-control');
  worker = await createWorker(env.nativeConnection, lab.simulator.url);
  theirs = await Worker.create({
    connection: env.nativeConnection,
    namespace: NAMESPACE,
    taskQueue: 'theirs',
    workflowsPath: join(__dirname, '../../examples/nexus-caller.ts'),
  });
});
afterAll(async () => {
  await lab?.close();
  await env?.teardown();
});

it('the Nexus example stops jobs from another namespace', async () => {
  const job = lab.simulator.addTask({ templateId: 1, uri: '/nexus.ts' });
  const client = new Client({ connection: env.connection, namespace: NAMESPACE });
  const call = client.workflow.execute('freeTheLab', {
    taskQueue: 'theirs',
    workflowId: 'free',
    args: [[job]],
  });
  expect(await worker.runUntil(theirs.runUntil(call))).toBe(`${job}: stopped`);
  expect(lab.runs('/nexus.ts')).toBe(1);
});
