import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { JobControlClient, type PlanHandle } from '../src/client';
import { JobControlPlugin } from '../src/plugin';
import { elecardBoroVod } from '../src/systems';
import { type BoroVodSimulator, startBoroVodSimulator } from '../src/testing/simulators/elecard-boro-vod';
import { startDevServer } from './temporal-server/dev-server';

/** In place of the process and machine names that the SDK would put into every event. */
const RECORDER = 'recorder';

/** Records one history of each workflow under test/histories, for `test/workflows/replay.test.ts`. Usage: record-histories.ts [version] */
async function recordHistories(version: string): Promise<void> {
  const server = await startDevServer({});
  const simulator = await startBoroVodSimulator();
  const connection = await NativeConnection.connect({ address: server.address });
  const plugin = new JobControlPlugin({ systems: { 'boro-lab': elecardBoroVod(optionsFor(simulator)) } });
  const workflowsPath = require.resolve('../src/workflows');
  const worker = await Worker.create({
    connection,
    identity: RECORDER,
    taskQueue: 'job-control',
    workflowsPath,
    plugins: [plugin],
  });
  const client = new Client({
    identity: RECORDER,
    connection: await Connection.connect({ address: server.address }),
  });
  await worker.runUntil(() => recordAll(new JobControlClient({ client }), simulator, version));
  await Promise.all([client.connection.close(), plugin.close()]);
  await connection.close();
  await Promise.all([simulator.close(), server.close()]);
}

function optionsFor({ url }: BoroVodSimulator): Parameters<typeof elecardBoroVod>[0] {
  return { url, userId: 1, projectId: 2, pollInterval: 50, settle: 100 };
}

async function recordAll(
  jobControl: JobControlClient,
  simulator: BoroVodSimulator,
  version: string,
): Promise<void> {
  const system = 'boro-lab';
  const task = (uri: string, more: object = {}): string => simulator.addTask({ templateId: 1, uri, ...more });
  const queued = (uri: string): string => task(uri, { status: 'Scheduled', queuedForMs: 300 });
  const handles = {
    stopJobs: await jobControl.start('stopJobs', {
      system,
      jobs: [task('/a.ts'), queued('/b.ts'), '999'],
      stop: { whenWaiting: 'wait' },
    }),
    rerunJobs: await jobControl.start('rerunJobs', { system, jobs: [task('/c.ts', { status: 'Canceled' })] }),
    remediateJobs: await jobControl.start('remediateJobs', { system, jobs: [task('/d.ts'), task('/e.ts')] }),
    runPlan: await jobControl.startPlan({
      steps: {
        again: { action: 'remediate', system, jobs: [task('/f.ts'), task('/g.ts')] },
        undo: { action: 'stop', system, rerunsOf: 'again', requiresApproval: true },
      },
    }),
  };
  await approve(handles.runPlan, 'undo');
  const folder = join(__dirname, '../test/histories', version);
  mkdirSync(folder, { recursive: true });
  for (const [name, handle] of Object.entries(handles)) {
    await handle.result();
    const history = JSON.parse(historyToJSON(await handle.workflow.fetchHistory())) as object;
    writeFileSync(
      join(folder, `${name}.json`),
      `${JSON.stringify(history, null, 1)}
`,
    );
    console.log(`test/histories/${version}/${name}.json`);
  }
}

/** As soon as the step asks for it. */
async function approve(plan: PlanHandle, name: string): Promise<void> {
  const isAsking = async (): Promise<boolean> =>
    (await plan.progress()).steps.some(({ step, status }) => step === name && status === 'approval');
  while (!(await isAsking())) await pause(100);
  await plan.approve(name, { by: RECORDER });
}

recordHistories(process.argv[2] ?? 'unreleased').then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
