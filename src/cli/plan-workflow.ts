import type { PlanProgress, PlanResult } from '../contract';
import { NOBODY_ANSWERS } from './batch-view';
import { planNotes } from './plan-notes';
import { endedSteps, progressSteps, STEP_COLUMNS, STEP_LOOKS } from './plan-rows';
import { progressView } from './screen/live-table';
import type { Output } from './screen/output';
import { paintFor } from './screen/paint';
import { writeTable } from './screen/static-table';
import type { WorkflowKind } from './workflow-kind';
import { harmless } from '../contract/brief';
import { print, say } from './write';

/** How plans are shown. */
export const planWorkflow: WorkflowKind<PlanProgress, PlanResult> = {
  handle: ({ jobControl }, workflowId) => jobControl.getPlan(workflowId),
  view: (output, { workflowId }) => {
    const view = progressView(output, STEP_LOOKS);
    const startedAt = performance.now();
    return {
      show(progress) {
        const seconds = (performance.now() - startedAt) / 1000;
        const rows = progress ? progressSteps(progress) : [];
        const notes = progress ? planNotes(progress, workflowId) : [NOBODY_ANSWERS];
        const stage = progress?.stage ?? 'waiting for a worker';
        view.show({ title: harmless(workflowId), stage, rows, notes }, seconds);
      },
    };
  },
  tellProgress: (progress, workflowId, surroundings) => {
    print(surroundings, `plan: ${progress.stage}`);
    writeTable(surroundings.stdout, STEP_COLUMNS, progressSteps(progress));
    for (const note of planNotes(progress, workflowId)) say(surroundings, note);
  },
  told: (result) => ({
    asWanted: result.outcome === 'done',
    conclusion: `The plan is ${result.outcome}.`,
    write: (output) => writePlan(output, result),
  }),
};

function writePlan(output: Output, result: PlanResult): void {
  writeTable(
    output,
    STEP_COLUMNS.filter(({ head }) => head !== 'AFTER'),
    endedSteps(result),
  );
  const paint = paintFor(output);
  for (const line of faults(result)) output.write(`${paint('red', harmless(line))}\n`);
}

/** Why steps are not done, and which jobs are not as wanted. */
function faults({ steps }: PlanResult): string[] {
  return Object.entries(steps).flatMap(([name, { reason, unwanted }]) => [
    ...(reason === undefined ? [] : [`✗ ${name}: ${reason}`]),
    ...unwanted.map((job) => `✗ ${name} ${job.id}: ${job.outcome}. ${job.reason}`),
  ]);
}
