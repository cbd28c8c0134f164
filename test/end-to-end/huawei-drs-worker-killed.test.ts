import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { JobControlClient } from '../../src/client';
import { startTestServer } from '../temporal';
import { openDrsLab, type DrsLab } from './huawei-drs-lab';
import { crash, startWorkerProcess, type WorkerProcessSettings } from './worker-process';

jest.setTimeout(120_000);

let env: TestWorkflowEnvironment;
let lab: DrsLab;
const workers: ChildProcess[] = [];
beforeAll(async () => {
  env = await startTestServer();
  lab = await openDrsLab();
});
afterAll(async () => {
  await Promise.all(workers.map(crash));
  await lab?.close();
  await env?.teardown();
});

async function launch(settings: WorkerProcessSettings): Promise<ChildProcess> {
  const worker = await startWorkerProcess(settings);
  workers.push(worker);
  return worker;
}

interface Barrier {
  readonly method: 'v5.actions' | 'v5.action';
  readonly point: 'before-effect' | 'after-effect';
  readonly after?: number;
}

/** Starts the remediation of a task, and waits until a call of it is held. */
async function remediateUntil(jobControl: JobControlClient, barrier: Barrier) {
  const id = lab.simulator.addTask({});
  lab.simulator.fault({ ...barrier, kind: 'hold', name: barrier.method });
  const handle = await jobControl.start('remediateJobs', { system: 'drs-lab', jobs: [id] });
  await lab.simulator.barrier(barrier.method).reached();
  return { id, handle };
}

it('a worker killed around a restart leaves one', async () => {
  const taskQueue = `test-${randomUUID()}`;
  const settings = { temporalAddress: env.address, taskQueue, systems: { 'drs-lab': lab.settings } };
  const jobControl = new JobControlClient({ client: env.client, taskQueue });
  const worker = await launch(settings);
  // The second look at what is offered comes between the pause and the restart.
  const before = await remediateUntil(jobControl, { method: 'v5.actions', point: 'before-effect', after: 1 });
  const after = await remediateUntil(jobControl, { method: 'v5.action', point: 'after-effect' });
  const ids = [before.id, after.id];
  expect(ids.map((id) => lab.simulator.task(id)?.starts)).toEqual([1, 2]);
  await crash(worker);
  for (const name of ['v5.actions', 'v5.action']) lab.simulator.barrier(name).release();
  await launch(settings);
  const results = await Promise.all([before.handle.result(), after.handle.result()]);
  expect(results.map(({ jobs: [job] }) => [job?.stop.verdict, job?.rerun.knownBy, job?.rerun.newId])).toEqual(
    [
      ['stopped', 'submitted', before.id],
      ['stopped', 'state', after.id],
    ],
  );
  expect(lab.effects('v5.action').sort()).toEqual(ids.map((id) => `restart ${id}`).sort());
  expect(lab.effects('v5.batch-action').sort()).toEqual(ids.map((id) => `pause all ${id}`).sort());
});
