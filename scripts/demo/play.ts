import type { JobControlClient, RemediateJobsResult } from '../../src/client';
import { checkedJob, strayRuns } from './checks';
import type { DemoSurroundings } from './demo';
import type { BatchFacts } from './facts';
import type { SeededJob } from './jobs';
import { progressView } from './live-table';
import type { ProgressView } from './plain-lines';
import { connectClient, follow, startRemediation, type Remediation } from './remediation';
import { batchRows } from './rows';
import type { SimulatedSystem, Stage } from './stage';

/** Remediates the batches of all systems at once and checks what became of each job. */
export async function play(stage: Stage, { output, cleanup }: DemoSurroundings): Promise<BatchFacts[]> {
  const client = await connectClient(stage, cleanup);
  const started = await Promise.all(stage.systems.map((system) => startBatch(client, stage, system)));
  for (const { remediation, simulated } of started) {
    output.write(`\nFollow ${simulated.system.name} in the Web UI:\n${remediation.webUi}\n`);
  }
  const view = progressView(output);
  return Promise.all(started.map((batch) => playBatch(batch, view)));
}

interface StartedBatch {
  readonly simulated: SimulatedSystem;
  readonly jobs: readonly SeededJob[];
  readonly remediation: Remediation;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

async function startBatch(
  client: JobControlClient,
  stage: Stage,
  simulated: SimulatedSystem,
): Promise<StartedBatch> {
  const { system, simulatorUrl } = simulated;
  const jobs = await system.seed(simulatorUrl);
  const startedAt = Date.now();
  const { name, stop } = system;
  const remediation = await startRemediation(client, stage, { system: name, jobs, stop });
  return { simulated, jobs, remediation, startedAt };
}

async function playBatch(batch: StartedBatch, view: ProgressView): Promise<BatchFacts> {
  const { simulated, jobs, remediation, startedAt } = batch;
  const { name } = simulated.system;
  const result = await follow(remediation, (progress) =>
    view.show(batchRows(name, jobs, progress), (Date.now() - startedAt) / 1000),
  );
  return batchFacts(batch, result);
}

async function batchFacts(
  { simulated: { system, simulatorUrl }, jobs, remediation }: StartedBatch,
  result: RemediateJobsResult,
): Promise<BatchFacts> {
  const counts = await system.counts(simulatorUrl);
  const { workflowId, runId, webUi } = remediation;
  const webUiStatus = await httpStatus(webUi);
  const checked = jobs.flatMap((job) => {
    const remediated = result.jobs.find(({ id }) => id === job.id);
    return remediated ? [checkedJob(job, remediated, counts)] : [];
  });
  const problems = [
    ...strayRuns(jobs, counts),
    ...(checked.length === jobs.length ? [] : ['the result leaves jobs out']),
    ...(webUiStatus === 200 ? [] : [`the Web UI answers ${webUiStatus}`]),
  ];
  const { name, vendor } = system;
  return { system: name, vendor, simulator: simulatorUrl, workflowId, runId, webUi, jobs: checked, problems };
}

/** The HTTP status of a page, or why there is none. */
async function httpStatus(url: string): Promise<number | string> {
  return fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
    (response) => response.status,
    (error: unknown) => String(error),
  );
}
