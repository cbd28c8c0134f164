import type { JobControlClient } from '../../src/client';
import { type ProgressView, progressView } from '../../src/cli/screen/live-table';
import { LOOKS } from './columns';
import { connectClient } from './connect';
import type { DemoSurroundings } from './demo';
import type { EndedPlan } from './ended-plan';
import type { DemoFacts, ScheduleFacts } from './facts';
import { PLAN_ID, planFor } from './nightly-plan';
import { batchFacts, planFacts } from './plan-facts';
import type { Row } from './rows';
import { runPlan, type SimulatedBatch } from './run-plan';
import { endSchedule, EVERY, SCHEDULE_ID, triggerSchedule } from './run-schedule';
import { scheduleProblems } from './schedule-checks';
import type { Stage } from './stage';
import { webUiOf } from './web-ui';

/** What a demo that was played has shown. */
export type Played = Pick<DemoFacts, 'plan' | 'schedule' | 'batches'>;

/** Remediates the jobs of all systems with one plan and, at the same time, one with a schedule; then checks what became of each job. */
export async function play(stage: Stage, { output, cleanup }: DemoSurroundings): Promise<Played> {
  const jobControl = await connectClient(stage, cleanup);
  const batches = (await Promise.all(stage.systems.map(seed))).flat();
  const inPlan = batches.filter(({ batch }) => !batch.select);
  const scheduled = batches.filter(({ batch }) => batch.select);
  const plan = await jobControl.startPlan(planFor(inPlan), { workflowId: PLAN_ID });
  const webUi = webUiOf(stage.webUi, { workflowId: PLAN_ID, runId: (await plan.workflow.describe()).runId });
  output.write(`\nFollow the plan ${PLAN_ID} in the Web UI:\n${webUi}\n`);
  const view = progressView(output, LOOKS);
  const [nightly, triggered] = await Promise.all([
    runPlan(plan, inPlan, view),
    runScheduled(jobControl, scheduled, view),
  ]);
  return {
    plan: await planFacts(nightly, inPlan, stage.webUi),
    schedule: await scheduleFacts(triggered, scheduled, stage),
    batches: await Promise.all([
      ...inPlan.map((batch) => batchFacts(nightly, batch, stage.webUi)),
      ...scheduled.map((batch) => batchFacts(triggered.run, batch, stage.webUi)),
    ]),
  };
}

async function seed(simulated: Stage['systems'][number]): Promise<SimulatedBatch[]> {
  const { system, simulatorUrl } = simulated;
  const seeded = await system.seed(simulatorUrl);
  return seeded.map((batch) => ({ system: system.name, simulated, batch, seeded }));
}

/** A schedule that is gone, and what its run did. */
interface EndedSchedule {
  readonly run: EndedPlan;
  readonly runs: number;
  readonly isDeleted: boolean;
}

async function runScheduled(
  jobControl: JobControlClient,
  batches: readonly SimulatedBatch[],
  view: ProgressView<Row>,
): Promise<EndedSchedule> {
  const { handle, plan } = await triggerSchedule(jobControl, batches);
  const run = await runPlan(plan, batches, view);
  return { run, ...(await endSchedule(handle)) };
}

async function scheduleFacts(
  { run, runs, isDeleted }: EndedSchedule,
  batches: readonly SimulatedBatch[],
  { webUi }: Stage,
): Promise<ScheduleFacts> {
  const plan = await planFacts(run, batches, webUi);
  const select = batches[0]?.batch.select ?? {};
  const problems = scheduleProblems({ runs, isDeleted, plan }, batches);
  return { scheduleId: SCHEDULE_ID, every: EVERY, select, runs, isDeleted, plan, problems };
}
