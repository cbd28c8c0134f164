import type { JobControlClient, RemediateJobsResult } from '../../src/client';
import { type ProgressView, progressView } from '../../src/cli/screen/live-table';
import { checkedJob, strayRuns } from './checks';
import type { DemoSurroundings } from './demo';
import type { SeededBatch } from './demo-system';
import { LOOKS } from './columns';
import type { BatchFacts } from './facts';
import { connectClient, follow, startRemediation, type Remediation } from './remediation';
import { batchRows, type Row } from './rows';
import type { SimulatedSystem, Stage } from './stage';

/** Remediates the batches of all systems at once and checks what became of each job. */
export async function play(stage: Stage, { output, cleanup }: DemoSurroundings): Promise<BatchFacts[]> {
  const client = await connectClient(stage, cleanup);
  const started = (
    await Promise.all(stage.systems.map((system) => startBatches(client, stage, system)))
  ).flat();
  for (const { remediation, title } of started) {
    output.write(`\nFollow ${title} in the Web UI:\n${remediation.webUi}\n`);
  }
  const view = progressView(output, LOOKS);
  // All at once, so that each has its place in the table.
  for (const { title, batch } of started) view.show(batchRows(title, batch.jobs), 0);
  return Promise.all(started.map((batch) => playBatch(batch, view)));
}

interface StartedBatch {
  readonly simulated: SimulatedSystem;
  readonly title: string;
  readonly batch: SeededBatch;
  /** All batches of the system. */
  readonly seeded: readonly SeededBatch[];
  readonly remediation: Remediation;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

async function startBatches(
  client: JobControlClient,
  stage: Stage,
  simulated: SimulatedSystem,
): Promise<StartedBatch[]> {
  const { system, simulatorUrl } = simulated;
  const seeded = await system.seed(simulatorUrl);
  const startedAt = Date.now();
  return Promise.all(
    seeded.map(async (batch) => {
      const { name, jobs, stop, rerun } = batch;
      const remediation = await startRemediation(client, stage, { system: system.name, jobs, stop, rerun });
      const title = name === undefined ? system.name : `${system.name}, ${name}`;
      return { simulated, title, batch, seeded, remediation, startedAt };
    }),
  );
}

async function playBatch(started: StartedBatch, view: ProgressView<Row>): Promise<BatchFacts> {
  const { title, batch, remediation, startedAt } = started;
  const result = await follow(remediation, (progress) =>
    view.show(batchRows(title, batch.jobs, progress), (Date.now() - startedAt) / 1000),
  );
  return batchFacts(started, result);
}

async function batchFacts(started: StartedBatch, result: RemediateJobsResult): Promise<BatchFacts> {
  const { simulated, title, batch, seeded, remediation } = started;
  const { system, simulatorUrl: simulator } = simulated;
  const counts = await system.counts(simulator);
  const { workflowId, runId, webUi } = remediation;
  const webUiStatus = await httpStatus(webUi);
  const jobs = batch.jobs.flatMap((job) => {
    const remediated = result.jobs.find(({ id }) => id === job.id);
    return remediated ? [checkedJob(job, remediated, counts)] : [];
  });
  const problems = [
    ...strayRuns(
      seeded.flatMap((one) => one.jobs),
      counts,
    ),
    ...(jobs.length === batch.jobs.length ? [] : ['the result leaves jobs out']),
    ...(webUiStatus === 200 ? [] : [`the Web UI answers ${webUiStatus}`]),
  ];
  const { name, vendor } = system;
  return { title, system: name, vendor, simulator, workflowId, runId, webUi, jobs, problems };
}

/** The HTTP status of a page, or why there is none. */
async function httpStatus(url: string): Promise<number | string> {
  return fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
    (response) => response.status,
    (error: unknown) => String(error),
  );
}
