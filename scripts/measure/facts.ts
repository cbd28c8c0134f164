import type { PlanHandle, PlanResult } from '../../src/client';
import { peakMemoryOf } from './peak-memory';
import type { MeasuredSystem, MeasuringStage } from './stage';

/** What one plan over many jobs has cost, and what became of them. */
export interface MeasuredFacts {
  readonly jobs: number;
  readonly outcome: PlanResult['outcome'];
  readonly seconds: number;
  /** Of the plan, of each of its executions, and of all its batches. */
  readonly historyEvents: number;
  readonly longestHistory: number;
  readonly workflows: number;
  /** Of the worker's process, in MiB; absent where the machine does not tell. */
  readonly workerPeakMiB?: number;
  readonly systems: Readonly<Record<string, SystemFacts>>;
}

/** By the simulator's own count. */
export interface SystemFacts {
  readonly jobs: number;
  readonly vendorCalls: number;
  /** Jobs whose work was started so many times, the first run included: 2 is one rerun each. */
  readonly startedTimes: Readonly<Record<string, number>>;
}

/** Reads the figures once a plan has ended. */
export async function measured(
  stage: MeasuringStage,
  handle: PlanHandle,
  {
    outcome,
    seconds,
    jobs,
  }: Pick<MeasuredFacts, 'outcome' | 'seconds'> & { readonly jobs: Readonly<Record<string, number>> },
): Promise<MeasuredFacts> {
  const workerPeakMiB = peakMemoryOf(stage.workerArgument);
  const lengths = await historyLengths(stage, handle.workflowId);
  const systems = await Promise.all(
    stage.systems.map(async (system) => [system.share.name, await systemFacts(system, jobs)] as const),
  );
  return {
    jobs: Object.values(jobs).reduce((sum, count) => sum + count, 0),
    outcome,
    seconds,
    historyEvents: lengths.reduce((sum, length) => sum + length, 0),
    longestHistory: Math.max(...lengths),
    workflows: lengths.length,
    ...(workerPeakMiB === undefined ? {} : { workerPeakMiB }),
    systems: Object.fromEntries(systems),
  };
}

/** Of every execution that the server has: in a measurement there are no others. */
async function historyLengths({ client }: MeasuringStage, plan: string): Promise<number[]> {
  const lengths: number[] = [];
  const query = `WorkflowId = '${plan}' OR WorkflowId STARTS_WITH '${plan}/'`;
  for await (const { workflowId, runId } of client.workflow.list({ query })) {
    const { historyLength } = await client.workflow.getHandle(workflowId, runId).describe();
    lengths.push(historyLength);
  }
  return lengths;
}

async function systemFacts(
  { share, simulator }: MeasuredSystem,
  jobs: Readonly<Record<string, number>>,
): Promise<SystemFacts> {
  const [ledger, runs] = await Promise.all([simulator.ledger(), simulator.runsStarted()]);
  const startedTimes: Record<string, number> = {};
  for (const { count } of Object.values(runs)) startedTimes[count] = (startedTimes[count] ?? 0) + 1;
  return { jobs: jobs[share.name] ?? 0, vendorCalls: ledger.length, startedTimes };
}
