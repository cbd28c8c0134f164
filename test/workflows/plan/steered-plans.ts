import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { JobControlClient, PlanHandle } from '../../../src/client';
import type { PlanInput, PlanStep } from '../../../src/contract';
import { NEW_RUN } from '../../fakes/scripted-capabilities';
import { ScriptedSystem } from '../../fakes/scripted-system';
import { until } from '../../until';
import { withWorker } from '../../with-worker';

/** A system whose reruns are new jobs, looked at often. */
export const newLab = () =>
  new ScriptedSystem({ status: { pollIntervalMs: 30 }, rerun: { ways: [NEW_RUN] } });

/** A step of that system, which stops unless told otherwise. */
export const step = (changes: Partial<PlanStep>): PlanStep => ({ action: 'stop', system: 'lab', ...changes });

/** A job whose stops are accepted, and nothing happens, until somebody ends it. */
export const stubborn = { phase: 'running', onStop: { graceful: 'ignore' } } as const;

export interface Steering {
  readonly env: TestWorkflowEnvironment;
  readonly lab: ScriptedSystem;
}

/** Starts a plan beside a worker, and does with it what the test says. */
export function steered(
  { env, lab }: Steering,
  input: PlanInput,
  body: (plan: PlanHandle, jobControl: JobControlClient) => Promise<void>,
): Promise<void> {
  return withWorker(env, { systems: { lab } }, async (jobControl) =>
    body(await jobControl.startPlan(input), jobControl),
  );
}

export async function statusOf(plan: PlanHandle, name: string): Promise<string | undefined> {
  return (await plan.progress()).steps.find((one) => one.step === name)?.status;
}

export function untilStatus(plan: PlanHandle, name: string, status: string): Promise<void> {
  return until(`step ${name} is ${status}`, async () => (await statusOf(plan, name)) === status);
}

/** The error of a decision that is not taken. */
export function refusal(problem: string): object {
  return {
    cause: { message: `The decision was not taken: ${problem}.`, type: 'JobControl.InvalidDecision' },
  };
}

/** What a workflow was started with. */
export async function inputOf(
  env: TestWorkflowEnvironment,
  workflowId: string,
): Promise<{ intent: string; repeated: boolean; runs: object }> {
  const { events } = await env.client.workflow.getHandle(workflowId).fetchHistory();
  const payload = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0]?.data;
  return JSON.parse(Buffer.from(payload ?? []).toString()) as Awaited<ReturnType<typeof inputOf>>;
}
