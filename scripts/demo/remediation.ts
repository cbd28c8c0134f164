import { setTimeout as wait } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import {
  type BatchProgress,
  JobControlClient,
  type RemediateJobsResult,
  type RerunOptions,
  type StopOptions,
} from '../../src/client';
import type { Cleanup } from '../processes/cleanup';
import type { SeededJob } from './jobs';
import type { Stage } from './stage';

const LOOK_EVERY_MS = 200;
const STOP = { whenWaiting: 'wait', pollInterval: '500ms', deadline: '30s' } as const;

/** A batch under way. */
export interface Remediation {
  readonly workflowId: string;
  readonly runId: string;
  /** The address of the workflow in the Web UI. */
  readonly webUi: string;
  /** What is known now; `undefined` when nobody could say at the moment. */
  progress(): Promise<BatchProgress | undefined>;
  result(): Promise<RemediateJobsResult>;
}

/** Starts remediations as a program elsewhere does: all it has is Temporal's address. */
export async function connectClient({ temporalAddress }: Stage, cleanup: Cleanup): Promise<JobControlClient> {
  const connection = await Connection.connect({ address: temporalAddress });
  cleanup.add(() => connection.close());
  return new JobControlClient({ client: new Client({ connection, namespace: 'default' }) });
}

/** The jobs of one system. */
export interface DemoBatch {
  readonly system: string;
  readonly jobs: readonly SeededJob[];
  readonly stop?: StopOptions | undefined;
  readonly rerun?: RerunOptions | undefined;
}

/** Stops the jobs of one system, proves it, and reruns them. */
export async function startRemediation(
  client: JobControlClient,
  { webUi }: Stage,
  { system, jobs, stop, rerun = {} }: DemoBatch,
): Promise<Remediation> {
  const input = { system, jobs: jobs.map(({ id }) => id), stop: { ...STOP, ...stop }, rerun };
  const handle = await client.start('remediateJobs', input);
  const { workflowId } = handle;
  const { runId } = await handle.workflow.describe();
  return {
    workflowId,
    runId,
    webUi: `${webUi}/namespaces/default/workflows/${encodeURIComponent(workflowId)}/${runId}`,
    progress: async () => (await handle.progress()).batches[0],
    result: () => handle.result(),
  };
}

/** Shows the progress of a batch until its result is there, and once more then. */
export async function follow(
  remediation: Remediation,
  show: (progress: BatchProgress) => void,
): Promise<RemediateJobsResult> {
  let hasEnded = false;
  const ending = remediation.result().finally(() => (hasEnded = true));
  ending.catch(() => undefined);
  do {
    // A worker under load may miss one question: the next is asked soon.
    const seen = await remediation.progress().catch(() => undefined);
    if (seen) show(seen);
    await Promise.race([wait(LOOK_EVERY_MS), ending]);
  } while (!hasEnded);
  const last = await remediation.progress().catch(() => undefined);
  if (last) show(last);
  return ending;
}
