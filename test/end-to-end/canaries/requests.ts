import { Worker } from '@temporalio/worker';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { JobControlClient, JobControlHandle, PlanHandle } from '../../../src/client';
import { workflowIdFor } from '../../../src/client/workflow-id';
import type { RemediateJobsInput } from '../../../src/contract';
import { callersBundle } from '../../nexus/nexus-lab';
import type { Answer } from '../../cli/typed';
import { until } from '../../until';
import { readable, readableSchedule, readableWorkflow } from './readable';
import type { SystemName } from './systems';

/** Where the requests go. */
export interface Surroundings {
  readonly env: TestWorkflowEnvironment;
  readonly jobControl: JobControlClient;
  readonly inputs: Readonly<Record<SystemName, RemediateJobsInput>>;
  /** Runs a command of the command line. */
  readonly type: (...args: readonly string[]) => Promise<Answer>;
}

/** A request that has been answered. */
export interface Answered {
  /** The batches that it came to, by the system of each. */
  readonly batches: Readonly<Partial<Record<SystemName, JobControlHandle>>>;
  /** What can be read of it besides those batches. */
  readonly text: string;
}

/** By `JobControlClient`. */
export async function byClient({ jobControl, inputs }: Surroundings): Promise<Answered> {
  const [ao, signed] = await Promise.all([
    jobControl.start('remediateJobs', inputs.ao),
    jobControl.start('remediateJobs', inputs['drs-signed']),
  ]);
  const results = [await ao.result(), await signed.result()];
  return { batches: { ao, 'drs-signed': signed }, text: JSON.stringify(results) };
}

/** By `job-control remediate --wait`; then what it says of that workflow, and its ledger. */
export async function byCommandLine({ jobControl, inputs, type }: Surroundings): Promise<Answered> {
  const { system, jobs } = inputs.boro;
  const id = 'from-the-command-line';
  const answers = [
    await type('remediate', system, ...jobs, '--wait', '--workflow-id', id),
    await type('status', '--workflow', id),
    await type('status', '--workflow', id, '--json'),
    await type('ledger', id),
  ];
  return { batches: { boro: jobControl.getHandle(id) }, text: outputOf(answers) };
}

/** By a plan of two steps. */
export async function byPlan({ jobControl, inputs, type }: Surroundings): Promise<Answered> {
  const plan = await jobControl.startPlan({
    steps: {
      'ao-kept': { action: 'remediate', ...inputs['ao-kept'] },
      'drs-clone': { action: 'remediate', ...inputs['drs-clone'] },
    },
  });
  await plan.result();
  const output = outputOf([await type('plan', 'show', plan.workflowId)]);
  return { batches: await batchesOf(plan), text: [await readable(plan), output].join('\n') };
}

/** By a schedule of a plan, which has the recipe. */
export async function bySchedule({ env, jobControl, inputs, type }: Surroundings): Promise<Answered> {
  const handle = await jobControl.schedules.create({
    scheduleId: 'canaries',
    spec: { intervals: [{ every: '1 day' }] },
    plan: { steps: { drs: { action: 'remediate', ...inputs.drs } } },
    state: { paused: true },
    memo: { what: 'tasks that carry canaries' },
  });
  await handle.trigger();
  const runs = async () => (await handle.describe()).info.recentActions;
  await until('it has begun', async () => (await runs()).length > 0);
  const [run] = await runs();
  const plan = jobControl.getPlan(run?.action.workflow.workflowId ?? '');
  await env.client.workflow.getHandle(plan.workflowId).result();
  const output = outputOf([await type('schedule', 'show', 'canaries')]);
  const text = [await readable(plan), await readableSchedule(handle), output].join('\n');
  return { batches: await batchesOf(plan), text };
}

/** By the Nexus service, from a workflow of somebody else. */
export async function byNexus({ env, jobControl, inputs }: Surroundings): Promise<Answered> {
  await env.createNexusEndpoint('job-control', 'canaries');
  const taskQueue = 'callers';
  const worker = await Worker.create({
    ...{ connection: env.nativeConnection, taskQueue, workflowBundle: await callersBundle() },
  });
  const args = ['remediateJobs', inputs.prime];
  const start = { taskQueue, workflowId: 'caller', args };
  const caller = await env.client.workflow.start('call', start);
  const result: unknown = await worker.runUntil(caller.result());
  const prime = jobControl.getHandle(workflowIdFor('remediateJobs', inputs.prime));
  return { batches: { prime }, text: `${await readableWorkflow(caller)}\n${JSON.stringify(result)}` };
}

async function batchesOf(plan: PlanHandle): Promise<Answered['batches']> {
  const batches = await plan.batches();
  return Object.fromEntries(batches.map(({ step, handle }) => [step, handle]));
}

/** What somebody at the terminal has seen. */
export function outputOf(answers: readonly Answer[]): string {
  return answers.map(({ stdout, stderr }) => `${stdout}\n${stderr}`).join('\n');
}
