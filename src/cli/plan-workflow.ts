import type { PlanResult, StepStatus } from '../contract';
import { NOBODY_ANSWERS } from './batch-view';
import { planNotes } from './plan-notes';
import { type SeenPlan, seenPlan } from './plan-questions';
import { endedSteps, progressSteps, STEP_COLUMNS, STEP_LOOKS } from './plan-rows';
import { progressView } from './screen/live-table';
import type { Output } from './screen/output';
import { paintFor, type Style } from './screen/paint';
import { writeTable } from './screen/static-table';
import type { WorkflowKind } from './workflow-kind';
import { harmless } from '../contract/brief';
import { print, say } from './write';

/** How plans are shown. */
export const planWorkflow: WorkflowKind<SeenPlan, PlanResult> = {
  handle: ({ jobControl }, workflowId) => {
    const plan = jobControl.getPlan(workflowId);
    return { progress: () => seenPlan(plan), result: () => plan.result() };
  },
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
  for (const [style, line] of remarks(result)) output.write(`${paint(style, harmless(line))}\n`);
}

/** Why steps ended as they did, what is to be known of those that are done, and which jobs are not as wanted. Only what failed is marked as a fault. */
function remarks({ steps }: PlanResult): (readonly [style: Style, line: string])[] {
  return Object.entries(steps).flatMap(([name, { status, reason, unwanted }]) => [
    ...(reason === undefined ? [] : [remark(MARKS[status] ?? 'dim', `${name}: ${reason}`)]),
    ...unwanted.map((job) => remark('red', `${name} ${job.id}: ${job.outcome}. ${job.reason}`)),
  ]);
}

const MARKS: Partial<Readonly<Record<StepStatus, keyof typeof SIGNS>>> = { failed: 'red', done: 'yellow' };
const SIGNS = { red: '✗', yellow: '!', dim: ' ' } as const;

function remark(style: keyof typeof SIGNS, text: string): readonly [style: Style, line: string] {
  return [style, `${SIGNS[style]} ${text}`];
}
