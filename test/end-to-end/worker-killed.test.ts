import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { JobControlClient } from '../../src/client';
import type { RemediateJobsResult, RerunOptions } from '../../src/contract';
import { until } from '../until';
import { startTestServer } from '../temporal';
import { type BoroLab, openBoroLab } from './boro-lab';
import { crash, startWorkerProcess, type WorkerProcessSettings } from './worker-process';

jest.setTimeout(120_000);

let env: TestWorkflowEnvironment;
let lab: BoroLab;
let workers: ChildProcess[] = [];
beforeAll(async () => {
  env = await startTestServer();
});
afterAll(() => env?.teardown());
beforeEach(async () => {
  lab = await openBoroLab();
  workers = [];
});
afterEach(async () => {
  await Promise.all(workers.map(crash));
  await lab.close();
});

interface Barrier {
  readonly method: 'TaskStop' | 'TaskStatus' | 'TaskStart';
  readonly point: 'before-effect' | 'after-effect';
  readonly after?: number;
  /** The call under way at the crash is lost before the server acts on it. */
  readonly neverArrives?: boolean;
}

/** Runs a remediation, kills the worker when its call waits at the barrier, and starts another worker. */
async function remediateWithCrash(barrier: Barrier, rerun: RerunOptions = {}) {
  const job = lab.simulator.addTask({
    templateId: 1,
    uri: '/a.ts',
    status: 'Running',
    runsForMs: 600_000,
    stopTakesMs: 50,
  });
  const settings = {
    temporalAddress: env.address,
    taskQueue: `test-${randomUUID()}`,
    systems: { 'boro-lab': boroSettings(lab.simulator.url) },
  };
  const { neverArrives, ...hold } = barrier;
  lab.simulator.fault({ ...hold, kind: 'hold', name: 'crash' });
  const first = await launch(settings);
  const jobControl = new JobControlClient({ client: env.client, taskQueue: settings.taskQueue });
  const handle = await jobControl.start('remediateJobs', { system: 'boro-lab', jobs: [job], rerun });
  await lab.simulator.barrier('crash').reached();
  await crash(first);
  if (!neverArrives) lab.simulator.barrier('crash').release();
  await launch(settings);
  return handle;
}

const boroSettings = (url: string) => ({
  ...{ vendor: 'elecard-boro-vod', url, userId: 1, projectId: 2 },
  ...{ pollInterval: 100, timeout: '2s', connectTimeout: '1s', settle: 200 },
});

async function launch(settings: WorkerProcessSettings): Promise<ChildProcess> {
  const worker = await startWorkerProcess(settings);
  workers.push(worker);
  return worker;
}

const only = ({ jobs }: RemediateJobsResult) => ({ verdict: jobs[0]?.stop.verdict, ...jobs[0]?.rerun });

describe('a worker killed', () => {
  it('while stopping leaves one stop verdict and one rerun', async () => {
    const handle = await remediateWithCrash({ method: 'TaskStop', point: 'after-effect' });
    expect(only(await handle.result())).toMatchObject({
      verdict: 'stopped',
      outcome: 'rerun',
      knownBy: 'submitted',
    });
    expect(lab.runs('/a.ts')).toBe(2);
  });

  it('while watching leaves one stop verdict and one rerun', async () => {
    const handle = await remediateWithCrash({
      method: 'TaskStatus',
      point: 'after-effect',
      after: 2,
    });
    expect(only(await handle.result())).toMatchObject({
      verdict: 'stopped',
      outcome: 'rerun',
      knownBy: 'submitted',
    });
    expect([lab.runs('/a.ts'), lab.calls('TaskStop')]).toEqual([2, 1]);
  });

  it('after its submission took effect adopts that run', async () => {
    const handle = await remediateWithCrash({ method: 'TaskStart', point: 'after-effect' });
    expect(only(await handle.result())).toMatchObject({
      verdict: 'stopped',
      outcome: 'rerun',
      knownBy: 'adopted',
    });
    expect([lab.runs('/a.ts'), lab.calls('TaskStart')]).toEqual([2, 1]);
  });

  it('before its submission took effect adopts what comes late', async () => {
    const handle = await remediateWithCrash({ method: 'TaskStart', point: 'before-effect' });
    expect(only(await handle.result())).toMatchObject({
      verdict: 'stopped',
      outcome: 'rerun',
      knownBy: 'adopted',
    });
    expect([lab.runs('/a.ts'), lab.calls('TaskStart')]).toEqual([2, 1]);
  });

  it('before its submission arrived asks, then submits', async () => {
    const handle = await remediateWithCrash({
      method: 'TaskStart',
      point: 'before-effect',
      neverArrives: true,
    });
    await until('a person is asked', async () => {
      const { batches } = await handle.progress();
      return batches.some((batch) => batch.stage === 'asking');
    });
    await handle.resolveRerun({ id: '1', decision: 'submit-again' });
    expect(only(await handle.result())).toMatchObject({ verdict: 'stopped', outcome: 'rerun' });
    expect(lab.runs('/a.ts')).toBe(2);
  });
});
