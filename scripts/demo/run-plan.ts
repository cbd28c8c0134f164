import type { AwaitJobsResult, PlanHandle, RemediateJobsResult } from '../../src/client';
import type { ProgressView } from '../../src/cli/screen/live-table';
import type { SeededBatch } from './demo-system';
import { followPlan, type StepSeen } from './follow-plan';
import { awaitingStep, type PlannedBatch } from './nightly-plan';
import { decisionAbout } from './operator';
import { textOf } from './plan-checks';
import { type Row, stepRows } from './rows';
import type { EndedBatch, EndedPlan } from './ended-plan';
import type { SimulatedSystem } from './stage';

/** A batch of a plan, with the simulator that it is on. */
export interface SimulatedBatch extends PlannedBatch {
  readonly simulated: SimulatedSystem;
  /** All batches that are on it. */
  readonly seeded: readonly SeededBatch[];
}

/** Brings a plan to its end: shows it, decides what it asks, and lets the reruns that are awaited end. */
export async function runPlan(
  plan: PlanHandle,
  batches: readonly SimulatedBatch[],
  view: ProgressView<Row>,
): Promise<EndedPlan> {
  const startedAt = Date.now();
  const decided = new Map<string, string>();
  const finished = new Set<string>();
  const result = await followPlan(plan, async (steps) => {
    for (const seen of steps) {
      const jobs = batches.find(({ batch }) => batch.step === seen.step)?.batch.jobs ?? [];
      const text = decided.get(seen.step);
      const background = { jobs, ...(text === undefined ? {} : { decided: text }) };
      view.show(stepRows(seen, background), (Date.now() - startedAt) / 1000);
      await decide(plan, seen, { batches, decided });
    }
    await finishAwaited(steps, { batches, finished });
  });
  const ended = await Promise.all((await plan.batches()).map(endOf));
  const { runId } = await plan.workflow.describe();
  return { workflowId: plan.workflowId, runId, result, ledger: await plan.ledger(), ended };
}

interface Operator {
  readonly batches: readonly SimulatedBatch[];
  /** By step, what was decided. */
  readonly decided: Map<string, string>;
}

/** Once for each step: none of the demo asks twice. */
async function decide(plan: PlanHandle, seen: StepSeen, { batches, decided }: Operator): Promise<void> {
  const decision = decided.has(seen.step) ? undefined : decisionAbout(seen, batches);
  if (!decision) return;
  decided.set(seen.step, textOf({ ...decision, outcome: decision.decision }));
  await plan.decide(decision);
}

interface Finisher {
  readonly batches: readonly SimulatedBatch[];
  /** Ids of the jobs that were told to end. */
  readonly finished: Set<string>;
}

/** The simulators' jobs run for ever, unless told to end: so they never end before they are stopped, however slow the machine. */
async function finishAwaited(steps: readonly StepSeen[], { batches, finished }: Finisher): Promise<void> {
  for (const { batch, simulated } of batches.filter((one) => one.batch.rerunsAwaited)) {
    const awaiting = steps.find(({ step }) => step === awaitingStep(batch.step));
    const running = awaiting?.batch?.jobs.filter(({ phase }) => phase === 'running') ?? [];
    for (const { id } of running.filter((job) => !finished.has(job.id))) {
      finished.add(id);
      await simulated.system.finish?.(simulated.simulatorUrl, id);
    }
  }
}

async function endOf({
  step,
  workflowId,
  handle,
}: Awaited<ReturnType<PlanHandle['batches']>>[number]): Promise<EndedBatch> {
  const { runId } = await handle.workflow.describe();
  return {
    ...{ step, workflowId, runId },
    result: (await handle.result()) as RemediateJobsResult | AwaitJobsResult,
  };
}
